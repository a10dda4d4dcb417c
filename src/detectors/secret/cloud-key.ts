import type { Detector } from '../detector.ts';
import { maskKey } from '../mask.ts';
import { type Shape, anchorsOfShapes, findShape } from './shape.ts';

/** Forms as the providers document them, and as gitleaks (MIT), trufflehog and secretlint (MIT) know them; the narrower first. */
const shapes: readonly Shape[] = [
  { provider: 'AWS', form: 'access key id', anchor: 'akia', pattern: /AKIA[A-Z2-7]{16}/y },
  { provider: 'AWS', form: 'access key id', anchor: 'asia', pattern: /ASIA[A-Z2-7]{16}/y },
  { provider: 'AWS', form: 'access key id', anchor: 'abia', pattern: /ABIA[A-Z2-7]{16}/y },
  { provider: 'AWS', form: 'access key id', anchor: 'acca', pattern: /ACCA[A-Z2-7]{16}/y },
  {
    provider: 'AWS',
    form: 'secret access key',
    anchor: 'aws_secret',
    pattern:
      /(?:aws|AWS)_(?:secret|SECRET)(?:_(?:access|ACCESS))?(?:_(?:key|KEY))?[\\"' ]{0,4}(?:=>|[:=,])[ "']{0,4}([A-Za-z0-9/+]{40})/y,
  },
  {
    provider: 'AWS',
    form: 'secret access key',
    anchor: 'secretaccesskey',
    pattern: /[Ss]ecretAccessKey[\\"' ]{0,4}(?:=>|[:=,>])[ "']{0,4}([A-Za-z0-9/+]{40})/y,
  },
  { provider: 'Google', form: 'API key', anchor: 'aiza', pattern: /AIza[A-Za-z0-9_-]{35}/y },
  { provider: 'Google', form: 'OAuth client secret', anchor: 'gocspx-', pattern: /GOCSPX-[A-Za-z0-9_-]{28}/y },
  { provider: 'Azure', form: 'storage key', anchor: 'accountkey=', pattern: /[Aa]ccount[Kk]ey=([A-Za-z0-9+/]{86}==)/y },
  { provider: 'DigitalOcean', form: 'token', anchor: 'dop_v1_', pattern: /dop_v1_[a-f0-9]{64}/y },
  { provider: 'DigitalOcean', form: 'OAuth token', anchor: 'doo_v1_', pattern: /doo_v1_[a-f0-9]{64}/y },
  { provider: 'HashiCorp', form: 'vault token', anchor: 'hvs.', pattern: /hvs\.[A-Za-z0-9_-]{90,120}/y },
  ...Array.from('0123456789', (digit): Shape => ({
    provider: 'Azure',
    form: 'client secret',
    anchor: `${digit}q~`,
    pattern: /[A-Za-z0-9_~.]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}/y,
    back: 3,
  })),
];

/** Keys of clouds: with one of them, servers, backups and stored files are open. */
export default {
  id: 'cloud-key',
  title: 'Key of a cloud',
  finds: 'Keys of clouds (AWS, Google, Azure, DigitalOcean, HashiCorp).',
  sureness: 'Certain: the form of the provider. Firm: form and name. Tentative: as manuals write it.',
  kind: 'secret',
  triggers: ['anchor'],
  anchors: anchorsOfShapes(shapes),
  longest: 300,
  find: (piece) => findShape(shapes, piece),
  mask: maskKey,
} satisfies Detector;
