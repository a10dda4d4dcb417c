import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where storewarden keeps what it remembers: `$STOREWARDEN_HOME`, `$XDG_DATA_HOME/storewarden` or `~/.local/share/storewarden`; made with mode 0700. */
export async function homeFolder(): Promise<string> {
  const folder = homePath();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Where baselines that the user made are looked for: `baselines` in the home folder. */
export function baselineFolder(): string {
  return join(homePath(), 'baselines');
}

function homePath(): string {
  const { STOREWARDEN_HOME: own, XDG_DATA_HOME: data } = process.env;
  return own || join(data || join(homedir(), '.local', 'share'), 'storewarden');
}
