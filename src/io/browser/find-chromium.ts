import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'headless-shell'];
const places = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/usr/lib/chromium',
  '/opt/google/chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of an installed Chromium or Chrome: in PATH first, then where installers put it. */
export async function findChromium(path = process.env['PATH'] ?? ''): Promise<string | undefined> {
  const folders = [...path.split(delimiter).filter((folder) => folder.startsWith('/')), ...places];
  for (const folder of folders) {
    for (const candidate of [...names.map((name) => join(folder, name)), folder]) {
      if (await isProgram(candidate)) return candidate;
    }
  }
  return undefined;
}

/** Whether there is a file that may be started. */
export async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false; // not there, or not ours to start
  }
}
