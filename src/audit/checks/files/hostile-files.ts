import { type Check, defineCheck } from '../../../core/check.ts';
import { Unknown, type Fact } from '../../../core/fact.ts';
import type { Flaw, Severity } from '../../../core/finding.ts';
import { listed, plural } from '../../../core/text.ts';
import { tree, type TreeSeen, unseen } from '../../facts/files.ts';
import { type HostileFile, malware, type MalwareSeen } from '../../facts/malware.ts';

/** A check about one kind of hostile file. */
export function aboutHostileFiles(
  words: Omit<Check, 'needs' | 'wants' | 'notApplicable' | 'find' | 'side'>,
  is: HostileFile['is'],
  says: (seen: HostileFile) => string,
): Check<{ tree: Fact<TreeSeen>; malware: Fact<MalwareSeen> }> {
  return defineCheck({
    ...words,
    side: 'files',
    needs: { tree, malware },
    find: (facts) => judge(facts.malware, facts.tree, is, says, words.severity),
  });
}

function judge(
  found: MalwareSeen,
  seenTree: TreeSeen,
  is: HostileFile['is'],
  says: (seen: HostileFile) => string,
  severity: Severity,
): readonly Flaw[] | Unknown {
  const flaws = found.seen.filter((one) => one.is === is).map((one) => flawOf(one, says, severity));
  if (flaws.length > 0 && found.more > 0) {
    flaws.push({
      subject: 'further files',
      says: `There are ${plural(found.more, 'more file')} with hostile code.`,
      severity,
    });
  }
  if (flaws.length > 0) return flaws;
  return unseen(seenTree) ?? notRead(found) ?? [];
}

/** Why "nothing was seen" does not mean "nothing is there". */
function notRead({ cut, cutMore, unread }: MalwareSeen): Unknown | undefined {
  if (unread > 0)
    return new Unknown(
      'no-access',
      `${plural(unread, 'file')} of code could not be opened; run as the user who owns the store.`,
    );
  if (cut.length === 0) return undefined;
  return new Unknown(
    'unsupported',
    `Of ${plural(cut.length + cutMore, 'very long file')} only the beginning and the end were read: ${listed(cut)}.`,
  );
}

function flawOf(one: HostileFile, says: (seen: HostileFile) => string, severity: Severity): Flaw {
  const [first] = one.reasons;
  const where = first ? ` Line ${first.line}: ${first.says}.` : '';
  return {
    subject: one.path,
    says: `${says(one)}${where} Last changed on ${one.modified.slice(0, 10)}.`,
    severity: one.confidence === 'tentative' && severity === 'critical' ? 'high' : severity,
    confidence: one.confidence,
    evidence: one.reasons.map(({ line, says: excerpt }) => ({ kind: 'file', path: one.path, line, excerpt })),
  };
}
