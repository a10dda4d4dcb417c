export { plainMark, replacingMark } from '../../src/knowledge/patterns.ts';
