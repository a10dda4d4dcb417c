/** The rooms of src/: what each is for, and the rooms it may import from. Held to by test/house.test.ts. */
export interface Room {
  readonly is: string;
  readonly from: readonly string[];
  /** May touch the outside: files, sockets, processes. */
  readonly outside?: true;
}

export const rooms: Readonly<Record<string, Room>> = {
  core: { is: 'The nouns (store, fact, check, finding, report), and small pure helpers.', from: [] },
  config: { is: 'One schema: what the user wants.', from: ['core'] },
  engines: { is: 'What each store engine is: data, and pure functions of text and rows.', from: ['core'] },
  detectors: { is: 'What sensitive and hostile text looks like; how it is masked.', from: ['core'] },
  knowledge: {
    is: 'What is known of components: matching versions with known holes, and marks of libraries.',
    from: ['core'],
  },
  malware: {
    is: 'Reads code without running it, and tells what of it steals or lets strangers in.',
    from: ['core', 'detectors'],
  },
  scan: {
    is: 'Hunts through streams of bytes and tables, and tells what was found where.',
    from: ['core', 'detectors'],
  },
  integrity: {
    is: 'What official releases hold, and how the files of a store differ from it.',
    from: ['core'],
  },
  logs: { is: 'Reads access logs as they stream by, and tells attacks in them.', from: ['core'] },
  passwords: { is: 'What password hashes look like, and what people choose first.', from: ['core'] },
  'audit/facts': { is: 'What can be known about a store: typed names.', from: ['core'] },
  'audit/probes': {
    is: 'How it is learned; looks, and judges nothing.',
    from: [
      'core',
      'engines',
      'detectors',
      'scan',
      'passwords',
      'knowledge',
      'integrity',
      'malware',
      'logs',
      'audit/facts',
    ],
  },
  'audit/checks': { is: 'Pure judgements: facts in, flaws out.', from: ['core', 'audit/facts'] },
  audit: {
    is: 'Recognises, gathers, judges, makes the report.',
    from: ['core', 'engines', 'detectors', 'audit/facts', 'audit/probes', 'audit/checks'],
  },
  'protect/vault': {
    is: 'Seals card data and opens it again; keys, tokens, the log of openings.',
    from: ['core', 'config', 'engines', 'detectors'],
  },
  'measure/loss': { is: 'Expected loss in money.', from: ['core', 'config'] },
  report: { is: 'A report as terminal text, HTML, JSON, SARIF and more.', from: ['core'] },
  io: {
    is: 'The only hands: network, disk, databases, processes.',
    from: ['core', 'passwords', 'detectors', 'knowledge', 'scan', 'protect/vault'],
    outside: true,
  },
  demo: { is: 'An unsafe little shop of our own, to try everything on.', from: ['core'], outside: true },
  cli: { is: 'The command line; joins hands to verbs.', from: ['*'], outside: true },
};
