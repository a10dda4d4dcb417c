import type { Detector } from '../detector.ts';
import { maskKey } from '../mask.ts';
import { type Shape, anchorsOfShapes, findShape } from './shape.ts';

/** Forms as the providers document them, and as gitleaks (MIT), trufflehog and secretlint (MIT) know them; the narrower first. */
const shapes: readonly Shape[] = [
  { provider: 'SendGrid', form: 'API key', anchor: 'sg.', pattern: /SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/y },
  { provider: 'Mailgun', form: 'API key', anchor: 'key-', pattern: /key-[a-f0-9]{32}/y },
  {
    provider: 'Mailgun',
    form: 'API key',
    anchor: 'mailgun',
    pattern: /[Mm]ailgun[^\n]{0,60}?([a-f0-9]{32}-[a-f0-9]{8}-[a-f0-9]{8})/y,
  },
  { provider: 'Mailchimp', form: 'API key', anchor: '-us', pattern: /[a-f0-9]{32}-us[0-9]{1,2}/y, back: 32 },
  { provider: 'Brevo', form: 'API key', anchor: 'xkeysib-', pattern: /xkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}/y },
  { provider: 'Brevo', form: 'SMTP key', anchor: 'xsmtpsib-', pattern: /xsmtpsib-[a-f0-9]{64}-[A-Za-z0-9]{16}/y },
  { provider: 'Resend', form: 'API key', anchor: ' re_', pattern: /re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}/y },
  { provider: 'MailerSend', form: 'API key', anchor: 'mlsn.', pattern: /mlsn\.[a-f0-9]{64}/y },
  { provider: 'Mailgun', form: 'public key', anchor: 'pubkey-', pattern: /pubkey-[a-f0-9]{32}/y, test: true },
  { provider: 'Klaviyo', form: 'API key', anchor: ' pk_', pattern: /pk_[a-f0-9]{34}/y },
  {
    provider: 'Twilio',
    form: 'key',
    anchor: 'twilio',
    pattern: /[Tt][Ww][Ii][Ll][Ii][Oo][^\n]{0,60}?((?:AC|SK)[a-f0-9]{32})/y,
  },
  {
    provider: 'Slack',
    form: 'token',
    anchor: 'xox',
    pattern: /xox[baprse]-[0-9]{10,13}-[0-9]{10,13}[A-Za-z0-9-]{0,80}/y,
  },
  { provider: 'Slack', form: 'token', anchor: 'xox', pattern: /xox[eosr]-(?:\d-)?[A-Za-z0-9-]{40,200}/y },
  { provider: 'Slack', form: 'token', anchor: 'xoxe.xox', pattern: /xoxe\.xox[bp]-\d-[A-Za-z0-9]{130,170}/y },
  { provider: 'Slack', form: 'token', anchor: 'xapp-', pattern: /xapp-\d-[A-Z0-9]{6,20}-\d{6,20}-[a-z0-9]{30,80}/iy },
  {
    provider: 'Slack',
    form: 'webhook',
    anchor: 'hooks.slack.com',
    pattern: /hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9+/]{43,56}/y,
  },
];

/** Keys of mail and message senders: with one of them, mail goes out in the name of the shop. */
export default {
  id: 'mail-key',
  title: 'Key of a mail or message sender',
  finds: 'Keys of mail and message senders (SendGrid, Mailgun, Brevo, Slack, Twilio and others).',
  sureness: 'Certain: the form of the provider. Firm: form and name. Tentative: as manuals write it.',
  kind: 'secret',
  triggers: ['anchor'],
  anchors: anchorsOfShapes(shapes),
  longest: 260,
  find: (piece) => findShape(shapes, piece),
  mask: maskKey,
} satisfies Detector;
