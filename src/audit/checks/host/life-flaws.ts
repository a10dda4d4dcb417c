import type { Flaw } from '../../../core/finding.ts';
import type { Life } from '../../facts/world.ts';

/** One flaw for each line whose care has ended. `names` are those of the products that the check is about. */
export function endedLives(lives: readonly Life[], names: readonly string[], now: Date): readonly Flaw[] {
  const ours = lives.filter(({ name }) => names.includes(name));
  const byLine = new Map(ours.map((life) => [`${life.name} ${life.line}`, life]));
  return [...byLine].flatMap(([subject, life]) => {
    const end = typeof life.end === 'string' ? Date.parse(life.end) : undefined;
    if (life.end !== true && (end === undefined || end > now.getTime())) return [];
    const when = typeof life.end === 'string' ? `ended on ${life.end}` : 'has ended';
    const longer =
      life.extendedEnd !== undefined && life.extendedEnd !== life.end && Date.parse(life.extendedEnd) > now.getTime();
    const extended = longer ? ` Long-term care is to be had until ${life.extendedEnd}: make sure that you get it.` : '';
    return [
      {
        subject,
        says: `${life.name} ${life.version} is in use (${life.place}); care for the line ${life.line} ${when}.${extended}`,
        ...(longer ? { severity: 'low' as const } : {}),
        ...(life.newestLine
          ? { remedy: { says: `Move to ${life.name} ${life.newestLine} or another line that is cared for.` } }
          : {}),
      },
    ];
  });
}
