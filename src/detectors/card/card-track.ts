import type { Detector, Found } from '../detector.ts';
import { maskCard } from '../mask.ts';
import { isTestNumber } from './card-marks.ts';
import { issuerOf } from './issuers.ts';

const track1 = /^(\d{12,19})\^[A-Za-z0-9 ./'-]{2,26}\^(\d{2}(?:0[1-9]|1[0-2]))\d{3}/;
const track2 = /^(\d{12,19})[=D](\d{2}(?:0[1-9]|1[0-2]))\d{3,16}/;

/** The magnetic stripe, tracks 1 and 2 (ISO/IEC 7813): never to be stored after authorisation (PCI DSS 4.0.1, 3.3.1.1). */
export default {
  id: 'card-track',
  title: 'Magnetic stripe of a card',
  finds: 'The magnetic stripe, tracks 1 and 2 (ISO/IEC 7813). It must never be stored.',
  sureness: 'Certain: form of the track and check digit.',
  kind: 'card',
  triggers: ['digits'],
  anchors: [],
  longest: 90,

  find({ text, at }) {
    const rest = text.slice(at, at + 80);
    const before = text.slice(Math.max(0, at - 2), at);
    return track(before.endsWith('B') ? track1.exec(rest) : track2.exec(rest), text, at);
  },

  field(value) {
    const at = value.search(/\d/);
    if (at < 0 || at > 3) return undefined;
    return track(track1.exec(value.slice(at)) ?? track2.exec(value.slice(at)), value, at);
  },

  mask: (value) => maskCard(value.slice(0, 19).replace(/\D.*$/, '')),
} satisfies Detector;

function track(hit: RegExpExecArray | null, text: string, at: number): Found | undefined {
  const digits = hit?.[1];
  if (hit === null || digits === undefined || issuerOf(digits) === undefined) return undefined;
  const sentinel = text.charAt(at - 1) === ';' || text.slice(Math.max(0, at - 2), at).toUpperCase() === '%B';
  const test = isTestNumber(digits);
  const context = { issuer: issuerOf(digits)?.issuer.id ?? 'unknown', test };
  const isFirst = hit[0].includes('^');
  if (!sentinel && !isFirst && hit[0].length < digits.length + 12) return undefined;
  const reasons = [
    isFirst ? 'form of track 1' : 'form of track 2',
    'check digit',
    ...(test ? ['published test number'] : []),
  ];
  return { start: at, end: at + hit[0].length, value: hit[0], confidence: 'certain', reasons, context };
}
