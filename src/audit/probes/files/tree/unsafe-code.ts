import { maskSentence } from '../../../../detectors/mask.ts';
import { readUnsafe } from '../../../../malware/php/unsafe/read-unsafe.ts';
import type { UnsafeCode, UnsafeSeen } from '../../../facts/malware.ts';
import { isPhpName, KIB, type Content, type SeenFile, type Wants } from './looker.ts';

const MOST = 300;
const MOST_EACH = 5;
const START = 1024 * KIB;
const template = new Set(['inc', 'tpl', 'module']);
// Somebody else's code, wherever it was put, and what the engine itself comes with.
const borrowed =
  /(?:^|\/)(?:wp-admin|wp-includes|vendor[-_]?prefixed|third[-_]?party|libraries|phpmailer|tcpdf|fpdf|mpdf|dompdf|smarty|adodb|phpexcel|phpspreadsheet|htmlpurifier|nusoap|getid3|simplepie|action-scheduler|freemius|redux-framework|elfinder|kcfinder|tinymce|ckeditor|phpseclib|guzzle|symfony|zend|cache|var)\//i;

/** Reads custom PHP as it comes by in the walk, for what its makers forgot. */
export function makeUnsafeCode() {
  const seen: UnsafeCode[] = [];
  let [looked, more, unread] = [0, 0, 0];
  return {
    wants({ path, extension, entry, vendor, generated, uploads }: SeenFile): Wants | undefined {
      if (vendor || generated || uploads || entry.size < 12 || borrowed.test(path)) return undefined;
      return isPhpName(extension) || template.has(extension) ? { start: START } : undefined;
    },
    /** `told`: lines that are told of as hostile already. */
    see({ path }: SeenFile, content: Content | undefined, told: readonly number[]): void {
      if (!content) return void unread++;
      looked++;
      const flows = readUnsafe(content.start).filter(({ line }) => !told.includes(line));
      for (const { kind, confidence, line, says } of flows.slice(0, MOST_EACH)) {
        if (seen.length < MOST) seen.push({ path, kind, confidence, line, says: maskSentence(says, 300) });
        else more++;
      }
      more += Math.max(0, flows.length - MOST_EACH);
    },
    told: (): UnsafeSeen => ({ looked, seen, more, unread }),
  };
}
