import type { ScriptSeen } from '../../src/audit/facts/web.ts';
import { masked } from '../web-samples.ts';

/** A script that a page loads. */
export function script(src: string): ScriptSeen {
  const host = new URL(src).host;
  return { src: masked(src), host, type: '', integrity: false, crossorigin: false, sha256: '', size: 0, hosts: [] };
}
