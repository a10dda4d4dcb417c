import type { Log } from '../core/tools.ts';

const levels = ['debug', 'info', 'warn', 'error'] as const;
type Level = (typeof levels)[number];

/** Writes to stderr: readable lines on a terminal, one JSON object a line elsewhere. */
export function makeLog(lowest: Level): Log {
  const from = levels.indexOf(lowest);
  const say =
    (level: Level): Log['info'] =>
    (message, fields = {}) => {
      if (levels.indexOf(level) < from) return;
      const line = process.stderr.isTTY
        ? `${level}: ${message}${Object.entries(fields)
            .map(([name, value]) => ` ${name}=${value}`)
            .join('')}`
        : JSON.stringify({ level, time: new Date().toISOString(), message, ...fields });
      process.stderr.write(`${line}\n`);
    };
  return { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') };
}
