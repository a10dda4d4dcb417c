import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Flaw } from '../../../core/finding.ts';
import { type AdminSeen, admins } from '../../facts/accounts.ts';
import { extensions } from '../../facts/engine.ts';

export default defineCheck({
  id: 'second-factor-missing',
  title: 'A password alone opens the admin area',
  side: 'accounts',
  severity: 'high',
  why: 'Passwords are stolen by fake mails and from other sites every day. With a second factor, such as a code from a phone, the stolen password alone opens nothing.',
  fix: 'Ask everybody who signs in for a second factor: a passkey, a security key, or a code from an app.',
  steps: [
    'Switch on the second factor of the engine, or install a well-kept extension for it.',
    'Set it up for every account of staff, those with full rights first.',
    'Keep the recovery codes on paper in a safe place.',
  ],
  who: 'owner',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:8.4.1', 'pci-dss-4.0.1:8.4.2', 'asvs-5.0.0:V6', 'owasp-2025:A07'],
  rows: ['PPL-05', 'M2-25', 'SW-08', 'PS-13'],
  needs: { admins },
  wants: { extensions },

  find({ admins: staff, extensions: installed }) {
    const active = staff.filter((one) => one.active);
    const told = active.filter((one) => one.secondFactor !== undefined);
    if (told.length > 0) return told.filter((one) => one.secondFactor === 'off').map((one) => flaw(one));
    if (active.length === 0) return [];
    if (!installed) {
      return new Unknown('not-asked', 'Whether an extension asks for a second factor could not be told; add --root.');
    }
    const helper = installed.find((one) => one.enabled !== false && secondFactor.test(one.name));
    if (helper) {
      return new Unknown('unsupported', `"${helper.name}" can ask for a second factor; who uses it could not be told.`);
    }
    return [
      {
        subject: 'admin area',
        says: 'Neither the accounts of staff nor the extensions show a second factor. A lock in front of the shop, such as a VPN, would not be seen from here.',
        severity: 'medium',
        confidence: 'tentative',
      },
    ];
  },
});

/** Names of extensions that add a second factor, or hand signing in over to somebody who may ask for one. */
const secondFactor =
  /(?:2fa|two.?factor|two.?step|multi.?factor|(?:^|[^a-z])mfa|(?:^|[^a-z])[th]?otp(?:$|[^a-z])|authenticator|webauthn|passkey|(?:^|[^a-z])u2f|yubi|duo.?(?:security|universal|wordpress)|wordfence|solid.?security|better-wp-security|ithemes-security|all-in-one-wp-security|really-simple-ssl|miniorange|shield-security|wp-simple-firewall|defender-security|saml|openid|(?:^|[^a-z])oidc|(?:^|[^a-z])sso(?:$|[^a-z])|keycloak|okta|google.?sign|ad.?login)/i;

function flaw({ login, full }: AdminSeen): Flaw {
  const rights = full ? ', which may do everything,' : '';
  return {
    subject: login,
    says: `The account "${login}"${rights} has no second factor set up.`,
    severity: full ? 'high' : 'medium',
  };
}
