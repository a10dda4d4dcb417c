import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundledIn } from './bundled.ts';

for (const [text, expected] of [
  ["/**\n * PHPMailer - PHP email creation and transport class.\n */\nclass PHPMailer\n{\n    public $Version = '5.2.9';", 'phpmailer/phpmailer 5.2.9'],
  ["namespace PHPMailer\\PHPMailer;\nclass PHPMailer { const VERSION = '6.0.1';", 'phpmailer/phpmailer 6.0.1'],
  ["class TCPDF_STATIC {\n\tprivate static $tcpdf_version = '6.2.11';", 'tecnickcom/tcpdf 6.2.11'],
  ["class Smarty extends Smarty_Internal_TemplateBase\n{ const SMARTY_VERSION = '3.1.33';", 'smarty/smarty 3.1.33'],
  ["class PHPUnit_Runner_Version { $version = new SebastianBergmann\\Version('4.8.27', 1);", 'phpunit/phpunit 4.8.27'],
  ["final class Zend_Version\n{\n    const VERSION = '1.12.3';", 'zendframework/zendframework1 1.12.3'],
  ["namespace GuzzleHttp;\ninterface ClientInterface { const VERSION = '6.2.0';", 'guzzlehttp/guzzle 6.2.0'],
  ["class Uploader { const VERSION = '3.12'; }", ''],
  ["/* needs PHPMailer 5.2 */ class Mail { public $Other = '5.2.9'; }", ''],
  ['', ''],
] as const) {
  test(`${JSON.stringify(text.slice(0, 60))}: ${expected || 'nothing'}`, () => {
    const seen = bundledIn(text);

    assert.equal(seen ? `${seen.name} ${seen.version}` : '', expected);
  });
}
