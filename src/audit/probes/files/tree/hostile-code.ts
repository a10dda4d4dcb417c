import { maskSentence } from '../../../../detectors/mask.ts';
import { languageOf } from '../../../../malware/first-pass.ts';
import type { PhpModel } from '../../../../malware/php/model.ts';
import type { Reading } from '../../../../malware/reading.ts';
import { readCode } from '../../../../malware/verdict.ts';
import type { HostileFile, MalwareSeen } from '../../../facts/malware.ts';
import { isPhpName, KIB, type Content, type SeenFile, type Wants } from './looker.ts';

const MOST = 200;
const MOST_CUT = 20;
const START = 1024 * KIB;
const END = 64 * KIB;
const code = new Set(['inc', 'tpl', 'module', 'install', 'js', 'mjs', 'cjs', 'html', 'htm', 'xhtml']);
// Code under the name of something else; the images have a looker of their own.
const suspects = new Set(['', 'txt', 'suspected', 'bak', 'old', 'css', 'dat', 'tmp', 'cache']);
const begins = /^(?:\u00ef\u00bb\u00bf)?\s{0,200}(?:<\?(?:php|=|\s)|GIF8)/i;

/** Reads each file of code as it comes by in the walk. Without a model the rules judge alone. */
export function makeHostileCode(model: PhpModel | undefined) {
  const seen: HostileFile[] = [];
  const cut: string[] = [];
  let [looked, more, cutMore, unread] = [0, 0, 0, 0];
  return {
    wants({ extension, entry, uploads }: SeenFile): Wants | undefined {
      if (entry.size < 12) return undefined;
      if (isPhpName(extension) || code.has(extension)) return { start: START, end: END };
      return suspects.has(extension) && (uploads || entry.size < 200 * KIB) ? { start: 2 * KIB } : undefined;
    },
    /** Gives back the lines that it tells of. */
    see(file: SeenFile, content: Content | undefined): readonly number[] {
      if (!content) {
        unread++;
        return [];
      }
      const { extension, entry, path } = file;
      const named = isPhpName(extension) || code.has(extension);
      if (!named && !begins.test(content.start.slice(0, 512))) return [];
      const text = content.end === '' ? content.start : `${content.start}\n${content.end}`;
      const language = languageOf(path, text);
      if (!language) return [];
      looked++;
      if (named && entry.size > START + END) {
        if (cut.length < MOST_CUT) cut.push(path);
        else cutMore++;
      }
      const found = readCode(text, language, [], model);
      if (!found) return [];
      if (seen.length < MOST) seen.push(hostile(file, found));
      else more++;
      return found.reasons.map(({ line }) => line);
    },
    told: (): MalwareSeen => ({ looked, seen, more, cut, cutMore, unread }),
  };
}

function hostile({ path, entry, uploads }: SeenFile, { is, confidence, reasons, layers }: Reading): HostileFile {
  const date = new Date(entry.modified * 1000);
  return {
    path,
    is,
    // In a place for pictures nobody has an honest reason to keep such code.
    confidence: uploads && confidence === 'tentative' ? 'firm' : confidence,
    reasons: reasons.map(({ line, says }) => ({ line, says: maskSentence(says, 300) })),
    layers,
    size: entry.size,
    modified: Number.isNaN(date.getTime()) ? new Date(0).toISOString() : date.toISOString(),
    uploads,
  };
}
