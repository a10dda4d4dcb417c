import { defineCheck } from '../../../core/check.ts';
import type { Flaw } from '../../../core/finding.ts';
import { printable } from '../../../core/text.ts';
import { type AdminSeen, admins, passwords, type PasswordSeen } from '../../facts/accounts.ts';
import { recognised } from '../../facts/engine.ts';

export default defineCheck({
  id: 'suspicious-admin-account',
  title: 'An account of staff looks as if an intruder had made it',
  side: 'accounts',
  severity: 'high',
  why: 'Intruders write themselves an account into the database, so that they can come back after the hole has been closed.',
  fix: "Ask everybody on the team whose account it is; if it is nobody's, switch it off and have the shop searched for malware.",
  steps: [
    'Do not delete the account before its sign-ins and changes have been looked at.',
    'Change the passwords of all other staff, of the database and of the hosting.',
    'Have the files compared with the release, and the payment page looked at.',
  ],
  who: 'owner',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:8.2.4', 'pci-dss-4.0.1:10.2.1.5', 'owasp-2025:A07', 'gdpr:33'],
  rows: ['M2-51', 'PPL-12'],
  needs: { admins },
  wants: { passwords, recognised },

  find({ admins: staff, passwords: kept = [], recognised: engine }) {
    const apart = ownNumbers.has(engine?.id ?? '') ? afterGap(staff) : new Set<string>();
    return staff.flatMap((one) => {
      const signs = [hiddenCharacters(one), knownName(one), throwAway(one), otherForm(one, kept)];
      if (apart.has(one.id)) signs.push(`its number ${printable(one.id, 20)} is far from those of all other accounts`);
      return flaw(
        one,
        signs.filter((sign) => sign !== undefined),
      );
    });
  },
});

function flaw(one: AdminSeen, signs: readonly string[]): Flaw[] {
  if (signs.length === 0) return [];
  const sure = signs.length > 1 || hiddenCharacters(one) !== undefined || knownName(one) !== undefined;
  return [
    {
      subject: one.login,
      says: `About the account "${one.login}": ${signs.join('; ')}.`,
      severity: sure && one.active && one.full ? 'critical' : sure || one.full ? 'high' : 'medium',
      confidence: sure ? 'firm' : 'tentative',
    },
  ];
}

const invisible =
  /[\u0000-\u001f\u007f-\u009f\u00a0\u00ad\u061c\u115f\u1160\u180e\u2000-\u200f\u2028-\u202e\u205f-\u2069\u3000\u3164\ufeff\uffa0]/;
const latin = /[a-z]/i;
// Letters of these scripts that look like Latin ones: "аdmin" with a Cyrillic first letter.
const alike = /[аеорсухіјѕԁһΑΒΕΖΗΙΚΜΝΟΡΤΥΧαονι]/;

function hiddenCharacters({ login }: AdminSeen): string | undefined {
  if (login.trim() === '') return 'its name is empty';
  if (invisible.test(login)) return 'its name holds characters that cannot be seen';
  return latin.test(login) && alike.test(login)
    ? 'its name mixes Latin letters with others that look the same'
    : undefined;
}

/** Accounts that known attacks leave behind: Magento's SUPEE-5344 ("Shoplift"), WordPress backdoors of 2024. */
const known = new Set(['vpwq', 'defaultmanager', 'adminbackup', 'wp_update-1', 'pluginauth', 'pluginguest']);

function knownName({ login }: AdminSeen): string | undefined {
  return known.has(login.toLowerCase()) ? 'it bears a name that known attacks use' : undefined;
}

const throwAwayDomains =
  /^(?:.{0,60}\.)?(?:mailinator|guerrillamail|guerrillamailblock|sharklasers|grr|10minutemail|20minutemail|temp-?mail|tempmailo|yopmail|trashmail|throwawaymail|getnada|maildrop|dispostable|fakeinbox|mohmal|emailondeck|mintemail|moakt|tempail|discard|spam4|mailnesia|burnermail|minutemail|inboxkitten|mytemp)\.[a-z.]{2,10}$/i;

function throwAway({ emailDomain }: AdminSeen): string | undefined {
  return throwAwayDomains.test(emailDomain) ? 'its mail address is a throw-away one' : undefined;
}

/** A bare digest among slow hashes is what a statement typed into the database leaves; so is an old unused account. */
function otherForm({ id, login }: AdminSeen, kept: readonly PasswordSeen[]): string | undefined {
  const mine = kept.find((one) => one.id === id && one.login === login);
  const others = kept.filter((one) => one !== mine && one.form !== 'none' && one.form !== 'unknown');
  if (mine?.fast !== true || others.length === 0 || others.some((one) => one.fast)) return undefined;
  return `its password is kept as ${mine.form}, while all others are kept as ${others[0]?.form ?? 'another form'}`;
}

/** Engines whose accounts of staff are numbered by themselves, apart from customers. */
const ownNumbers = new Set(['magento2', 'openmage', 'prestashop', 'opencart', 'shopware5', 'zen-cart', 'oscommerce']);
const GAP = 500;

/** Ids that come after a gap of 500 or more, where at least two stand before it. */
function afterGap(staff: readonly AdminSeen[]): ReadonlySet<string> {
  const numbered = staff
    .map(({ id }) => ({ id, number: Number(id) }))
    .filter(({ number }) => Number.isSafeInteger(number))
    .toSorted((one, other) => one.number - other.number);
  const at = numbered.findIndex(
    ({ number }, index) => index >= 2 && number - (numbered[index - 1]?.number ?? 0) >= GAP,
  );
  return new Set(at < 0 ? [] : numbered.slice(at).map(({ id }) => id));
}
