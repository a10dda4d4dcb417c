<?php
// Asks the vault for a token, and for the number behind one. Needs nothing but PHP's own curl extension.
function vault(string $what, array $values): array
{
    $ask = curl_init(getenv('VAULT_URL') . '/v1/' . $what);
    curl_setopt_array($ask, [
        CURLOPT_POSTFIELDS => json_encode($values, JSON_THROW_ON_ERROR),
        CURLOPT_HTTPHEADER => ['Content-Type: application/json', 'Authorization: Bearer ' . getenv('VAULT_KEY')],
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_TIMEOUT => 20,
    ] + (getenv('VAULT_SOCKET') ? [CURLOPT_UNIX_SOCKET_PATH => getenv('VAULT_SOCKET')] : []));
    $answer = json_decode((string) curl_exec($ask), true);
    if (curl_getinfo($ask, CURLINFO_RESPONSE_CODE) !== 200) {
        throw new RuntimeException('The vault refused: ' . ($answer['type'] ?? 'no answer'));
    }
    return $answer;
}

// Store the token where the number would have stood.
$token = vault('tokenise', ['number' => $argv[1]])['token'];
echo $token, "\n";

// Only where a person needs the number itself; who and why go into the log.
echo vault('open', ['token' => $token, 'who' => 'anna', 'why' => 'refund of order 1042'])['number'], "\n";
