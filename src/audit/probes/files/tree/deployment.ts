import { type Looker, nothing } from './looker.ts';

const names: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['editor', /^\.(?:idea|vscode)\/[^/]{1,100}$|^nbproject\/project\.xml$|^\.sublime-project$/],
  ['container', /^(?:dockerfile|docker-compose[\w.-]{0,30}\.ya?ml|compose\.ya?ml|vagrantfile)$/],
  [
    'pipeline',
    /^(?:jenkinsfile|\.gitlab-ci\.yml|\.travis\.yml|bitbucket-pipelines\.yml|\.circleci\/config\.yml|\.github\/workflows\/[^/]{1,100})$/,
  ],
  [
    'deployer',
    /^(?:capfile|config\/deploy\.rb|deploy\.php|deployer\.php|\.deploy[\w.-]{0,20}|\.ftp-deploy[\w.-]{0,30}|\.dploy\.ya?ml)$/,
  ],
];

/** Files of developers' tools right below the web root; known by name, and only worth a hint. */
export const deployment: Looker = {
  wants: (file) => (file.served && kindOf(file.path, file.depth) ? { start: 0 } : undefined),
  see(file) {
    const kind = kindOf(file.path, file.depth);
    return kind === undefined ? nothing : [{ kind }];
  },
};

function kindOf(path: string, depth: number): string | undefined {
  if (depth > 2) return undefined;
  const below = path
    .split('/')
    .slice(-depth - 1)
    .join('/')
    .toLowerCase();
  return names.find(([, pattern]) => pattern.test(below))?.[0];
}
