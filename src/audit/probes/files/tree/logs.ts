import { KIB, type Looker, nothing } from './looker.ts';

const name =
  /\.log(?:\.\d{1,8}|[-.]\d{4}-?\d{2}-?\d{2})?$|^(?:php_)?error_?log$|^(?:debug|error|exception|system|payment)[\w.-]{0,40}\.log\.txt$/;
const entry =
  /^\[?\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[ T]\d{1,2}:\d{2}|^\[?\d{1,2}[-/.](?:\d{1,2}|[A-Z][a-z]{2})[-/.]\d{2,4}[ :]{1,3}\d{1,2}:\d{2}|^\[(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) |^PHP (?:Warning|Fatal|Notice|Parse|Deprecated)|\b(?:DEBUG|INFO|NOTICE|WARNING|ERROR|CRITICAL)\b.{0,10}[:(\]]/m;

/** Log files with entries in them. */
export const logs: Looker = {
  wants: ({ name: file, entry: { size }, vendor }) =>
    size > 0 && !vendor && name.test(file) ? { start: 8 * KIB } : undefined,
  see: (_file, { start }) => (entry.test(start) ? [{ kind: 'log' }] : nothing),
};
