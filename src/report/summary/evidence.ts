import type { Evidence, Finding } from '../../core/finding.ts';
import { plural } from '../../core/text.ts';

/** A piece of evidence as one short line: where, and what stands there (masked). */
export function evidenceSays(evidence: Evidence): string {
  const { where, what } = evidenceParts(evidence);
  return what === undefined ? where : `${where}: ${what}`;
}

/** The same in two: the place, and what stands there. */
export function evidenceParts(evidence: Evidence): { readonly where: string; readonly what?: string } {
  switch (evidence.kind) {
    case 'page':
      return { where: `${evidence.url} (answers ${evidence.status})`, ...shown(evidence.excerpt) };
    case 'file':
      return {
        where: `${evidence.path}${evidence.line === undefined ? '' : `, line ${evidence.line}`}`,
        ...shown(evidence.excerpt),
      };
    case 'rows': {
      const row = evidence.row === undefined ? '' : `, row ${evidence.row}`;
      return {
        where: `${evidence.table}.${evidence.column}${row} (${plural(evidence.count, 'row')})`,
        ...shown(evidence.sample),
      };
    }
    case 'setting':
      return { where: evidence.name, ...shown(evidence.value) };
    default:
      return { where: '' };
  }
}

/** Evidence that says more than the words of its finding do already. */
export function tellingEvidence({ evidence, subject, says }: Finding): readonly Evidence[] {
  return evidence.filter((one) => {
    if (evidenceParts(one).what !== undefined) return true;
    if (one.kind === 'page') return one.url !== subject && !says.includes(one.url);
    return one.kind !== 'file' || one.line !== undefined || (one.path !== subject && !says.includes(one.path));
  });
}

function shown(text: string | undefined): { readonly what: string } | undefined {
  return text === undefined || text === '' ? undefined : { what: text };
}
