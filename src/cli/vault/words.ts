import { listed, plural, printable } from '../../core/text.ts';
import type { PlanRow } from '../../protect/vault/plan.ts';
import type { Sealed } from '../../protect/vault/seal.ts';
import type { Verified } from '../../protect/vault/verify.ts';

const does: Readonly<Record<PlanRow['method'], string>> = {
  token: 'replace each number by a token of the same shape; the number goes into the vault, sealed',
  encrypt: 'replace each number by sealed text',
  truncate: 'leave only the last four digits',
  erase: 'erase',
};

/** The plan for people. */
export function planText(rows: readonly PlanRow[], isRead: boolean): string {
  if (rows.length === 0) return 'No payment data in clear were found in the columns looked at.\n';
  const lines = rows.flatMap((row) => [
    printable(`${row.table}.${row.column} (${row.type})`),
    `  found   ${row.why}`,
    row.cannot === undefined ? `  do      ${does[row.method]}` : `  cannot  ${row.cannot}`,
    ...(row.rows !== undefined && row.rows > row.looked
      ? [
          `  note    ${row.looked.toLocaleString('en-GB')} of about ${row.rows.toLocaleString('en-GB')} rows were looked at; all will be sealed.`,
        ]
      : []),
    ...(row.cannot === undefined && row.bytes > 0
      ? [`  needs   ${megabytes(row.bytes)} in the database and ${row.seconds} s`]
      : []),
    ...row.beware.map((text) => `  beware  ${printable(text)}`),
    '',
  ]);
  const codes = rows.some(({ holds }) => holds === 'card-code');
  return [
    ...lines,
    ...(codes
      ? ['Verification codes and magnetic tracks are erased and kept nowhere: not even undo brings them back.']
      : []),
    'Make a backup of the database first, keep it encrypted, and delete it when all is well.',
    ...(isRead ? ['Nothing was changed. To do it: storewarden vault seal --db … --yes'] : []),
    '',
  ].join('\n');
}

function megabytes(bytes: number): string {
  return bytes < 1e6 ? 'less than 1 MB' : `about ${Math.ceil(bytes / 1e6).toLocaleString('en-GB')} MB`;
}

export function sealedText(all: readonly Sealed[], tidied: string | undefined, remains: string): string {
  const lines = all.map((one) =>
    printable(
      `${one.table}.${one.column}: ${plural(one.changed, 'cell')} changed${
        one.values > 0 || one.erased === 0
          ? `, ${plural(one.values, 'value')} ${one.method === 'token' ? 'sealed' : 'taken out'}`
          : ''
      }${one.erased > 0 ? `, ${plural(one.erased, 'code or track', 'codes and tracks')} erased` : ''}${one.left > 0 ? `; ${plural(one.left, 'cell')} could not be changed and still hold something in clear` : ''}.`,
    ),
  );
  return [
    ...(lines.length > 0 ? lines : ['Nothing was left to do.']),
    ...(tidied === undefined ? [] : [tidied]),
    remains,
    'Back to before: storewarden vault undo. To close that way: storewarden vault purge.',
    '',
  ].join('\n');
}

export function verifiedText(all: readonly Verified[]): string {
  if (all.length === 0) return 'Nothing is sealed in this database.\n';
  const lines = all.map((one) => {
    const wrong = [
      ...(one.clear > 0 ? [`${plural(one.clear, 'cell')} in clear`] : []),
      ...(one.unknown > 0 ? [`${plural(one.unknown, 'token')} that the vault cannot open`] : []),
      ...(one.damaged > 0 ? [plural(one.damaged, 'damaged value')] : []),
    ];
    const shredded = one.shredded > 0 ? ` ${plural(one.shredded, 'value')} shredded.` : '';
    const what = printable(`${one.table}.${one.column} (${one.method}, ${one.state})`);
    return wrong.length > 0
      ? `${what}: ${listed(wrong)}.${shredded}`
      : `${what}: nothing in clear; ${plural(one.opens, 'value')} in the vault, all open.${shredded}`;
  });
  return `${lines.join('\n')}\n`;
}
