import { detectorsOf } from '../src/detectors/scan.ts';

/** What the detectors find, as expressions that every engine knows: for the peers of the bench. The first is the plain one for card numbers. */
export const patterns: readonly RegExp[] = [
  /[0-9](?:[ -]?[0-9]){12,18}/,
  /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*\.[A-Za-z]{2,24}/,
  /\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/,
  /\+[1-9][0-9 ()./-]{6,18}[0-9]/,
  /sk_live_[A-Za-z0-9]{24,247}/,
  /rk_live_[A-Za-z0-9]{24,247}/,
  /whsec_[A-Za-z0-9+/=]{32,128}/,
  /access_token\$production\$[a-z0-9]{16}\$[a-f0-9]{32}/,
  /sq0csp-[A-Za-z0-9_-]{40,50}/,
  /AQE[A-Za-z0-9+/=-]{90,600}/,
  /live_[A-Za-z0-9]{30,40}/,
  /klarna_live_api_[A-Za-z0-9_-]{40,300}/,
  /rzp_live_[A-Za-z0-9]{14}/,
  /shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}/,
  /c[sk]_[a-f0-9]{40}/,
  /A(?:KIA|SIA|BIA|CCA)[A-Z2-7]{16}/,
  /AIza[A-Za-z0-9_-]{35}/,
  /gh[pousr]_[A-Za-z0-9]{36}/,
  /SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/,
  /xox[baprse]-[0-9]{10,13}-[0-9]{10,13}[A-Za-z0-9-]{0,80}/,
  /-----BEGIN (?:[A-Z]{2,9} )?PRIVATE KEY/,
];

/** The same and, for each further detector that goes by names, the names with a value behind them. */
export const fullPatterns: readonly RegExp[] = [
  ...patterns,
  ...detectorsOf()
    .filter(({ id, anchors }) => anchors.length > 0 && !/-key$|-token$|^email/.test(id))
    .map(({ anchors }) => {
      const names = anchors.map((anchor) =>
        anchor
          .trim()
          .replace('…@', '')
          .replace(/[$()*+./?[\\\]^{|}-]/g, '\\$&'),
      );
      return new RegExp(`(?:${names.join('|')})[^\\n]{0,40}?[A-Za-z0-9._/+-]{3,60}`, 'i');
    }),
];
