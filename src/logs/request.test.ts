import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainTarget, readLine, timeOf } from './request.ts';

const at = Date.UTC(2026, 9, 10, 11, 55, 36);
const agent = 'Mozilla/5.0 (a \\"b\\")';
const forms: Readonly<Record<string, string>> = {
  combined: `203.0.113.7 - - [10/Oct/2026:13:55:36 +0200] "GET /a?b=c HTTP/1.1" 200 2326 "https://a/\\"x" "${agent}"`,
  common: `203.0.113.7 - bob [10/Oct/2026:11:55:36 +0000] "GET /a?b=c HTTP/1.1" 200 -`,
  'with the virtual host first': `shop.example:443 203.0.113.7 - - [10/Oct/2026:11:55:36 +0000] "GET /a?b=c HTTP/2.0" 200 1 "-" "-"`,
  'JSON of nginx': `{"time_iso8601":"2026-10-10T13:55:36+02:00","remote_addr":"203.0.113.7","request":"GET /a?b=c HTTP/1.1","status":"200","http_user_agent":"x"}`,
  'JSON of Caddy': `{"level":"info","ts":${at / 1000}.25,"request":{"remote_ip":"203.0.113.7","method":"GET","uri":"/a?b=c","headers":{"User-Agent":["x"]}},"status":200}`,
  'JSON of Traefik': `{"ClientHost":"203.0.113.7","RequestMethod":"GET","RequestPath":"/a?b=c","DownstreamStatus":200,"StartUTC":"2026-10-10T11:55:36.0Z"}`,
  'a whole address': `203.0.113.7 - - [10/Oct/2026:11:55:36 +0000] "GET https://shop.example/a?b=c HTTP/1.1" 200 1`,
};
for (const [form, line] of Object.entries(forms)) {
  test(`reads a line: ${form}`, () => {
    const read = readLine(line);

    assert.deepEqual(
      [read?.client, read?.method, read?.target, read?.status, Math.floor((read?.at ?? 0) / 1000) * 1000],
      ['203.0.113.7', 'GET', '/a?b=c', 200, at],
    );
  });
}

test('reads an address of version 6, and the browser', () => {
  const read = readLine(`2001:db8::1 - - [10/Oct/2026:11:55:36 +0000] "POST / HTTP/1.1" 302 0 "-" "curl/8"`);

  assert.deepEqual([read?.client, read?.agent, read?.status], ['2001:db8::1', 'curl/8', 302]);
});

test('takes nothing else for a request', () => {
  const none = [
    '',
    'PHP Warning: something',
    '[Sat Oct 10 2026] [error] "GET / HTTP/1.1" 200',
    '{"a":1}',
    '{broken',
    '{"__proto__":{"status":200}}',
    `203.0.113.7 - - [10/Oct/2026:11:55:36 +0000] "\\x16\\x03" 400 0`,
    'x'.repeat(100_000),
  ];
  for (const line of none) assert.equal(readLine(line), undefined, line.slice(0, 60));
});

test('a clock that makes no sense is no time', () => {
  assert.equal(timeOf('99/Xxx/2026:99:99:99 +0000'), undefined);
  assert.equal(timeOf('yesterday'), undefined);
  assert.equal(timeOf('1700000000.5'), 1_700_000_000_500);
});

test('sees through percent signs, capitals and doubled slashes', () => {
  assert.equal(plainTarget('/Pub//%6dedia/a%252ephp'), '/pub/media/a.php');
});
