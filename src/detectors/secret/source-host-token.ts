import type { Detector } from '../detector.ts';
import { maskKey } from '../mask.ts';
import { type Shape, anchorsOfShapes, findShape } from './shape.ts';

/** Forms as the providers document them, and as gitleaks (MIT), trufflehog and secretlint (MIT) know them; the narrower first. */
const shapes: readonly Shape[] = [
  { provider: 'GitHub', form: 'token', anchor: 'ghp_', pattern: /ghp_[A-Za-z0-9]{36}/y },
  { provider: 'GitHub', form: 'token', anchor: 'gho_', pattern: /gho_[A-Za-z0-9]{36}/y },
  { provider: 'GitHub', form: 'token', anchor: 'ghu_', pattern: /ghu_[A-Za-z0-9]{36}/y },
  { provider: 'GitHub', form: 'token', anchor: 'ghs_', pattern: /ghs_[A-Za-z0-9]{36}/y },
  { provider: 'GitHub', form: 'token', anchor: 'ghr_', pattern: /ghr_[A-Za-z0-9]{36}/y },
  { provider: 'GitHub', form: 'fine-grained token', anchor: 'github_pat_', pattern: /github_pat_[A-Za-z0-9_]{82}/y },
  { provider: 'GitLab', form: 'token', anchor: 'glpat-', pattern: /glpat-[A-Za-z0-9_-]{20}/y },
  {
    provider: 'GitLab',
    form: 'token',
    anchor: 'glpat-',
    pattern: /glpat-[A-Za-z0-9_-]{27,300}\.[0-9a-z]{2}[0-9a-z]{7}/y,
  },
  { provider: 'GitLab', form: 'trigger token', anchor: 'glptt-', pattern: /glptt-[0-9a-f]{40}/y },
  { provider: 'GitLab', form: 'deploy token', anchor: 'gldt-', pattern: /gldt-[A-Za-z0-9_-]{20}/y },
  { provider: 'GitLab', form: 'runner token', anchor: 'glrt-', pattern: /glrt-[A-Za-z0-9_-]{20,40}/y },
  {
    provider: 'GitLab',
    form: 'runner registration token',
    anchor: 'gr1348941',
    pattern: /GR1348941[A-Za-z0-9_-]{20}/y,
  },
  {
    provider: 'npm',
    form: 'registry token',
    anchor: '_authtoken',
    pattern: /_authToken {0,2}= {0,2}["']?([A-Za-z0-9_+/=-]{20,200})/y,
  },
  { provider: 'GitHub', form: 'app token', anchor: 'ghs_', pattern: /ghs_[0-9]{1,12}_eyJ[A-Za-z0-9_.-]{60,240}/y },
  { provider: 'npm', form: 'token', anchor: 'npm_', pattern: /npm_[A-Za-z0-9]{36}/y },
  {
    provider: 'OpenAI',
    form: 'key',
    anchor: 'sk-',
    pattern: /sk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,74}T3BlbkFJ[A-Za-z0-9_-]{20,74}/y,
  },
  {
    provider: 'Anthropic',
    form: 'key',
    anchor: 'sk-ant-',
    pattern: /sk-ant-(?:api|admin)[0-9]{2}-[A-Za-z0-9_-]{93}AA/y,
  },
];

/** Tokens of source hosts, package registries and model providers: with one of them, code is read and changed. */
export default {
  id: 'source-host-token',
  title: 'Token of a source host, registry or model provider',
  finds: 'Tokens of source hosts, package registries and model providers (GitHub, GitLab, npm, OpenAI, Anthropic).',
  sureness: 'Certain: the form of the host. Tentative: as manuals write it.',
  kind: 'secret',
  triggers: ['anchor'],
  anchors: anchorsOfShapes(shapes),
  longest: 340,
  find: (piece) => findShape(shapes, piece),
  mask: maskKey,
} satisfies Detector;
