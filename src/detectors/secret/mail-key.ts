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
  kind: 'secret',
  triggers: ['anchor'],
  anchors: anchorsOfShapes(shapes),
  longest: 260,
  find: (piece) => findShape(shapes, piece),
  mask: maskKey,
} satisfies Detector;
