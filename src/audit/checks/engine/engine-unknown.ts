import { defineCheck } from '../../../core/check.ts';
import { recognised } from '../../facts/engine.ts';

export default defineCheck({
  id: 'engine-unknown',
  title: 'The store runs on an engine that storewarden does not know',
  side: 'files',
  severity: 'info',
  why: 'Only the checks that hold for every store were made. What is particular to this engine, such as its settings, its holes and its extensions, was not looked at.',
  fix: 'Name the engine with --engine if it is one of those that storewarden knows, or give it the files and the database too.',
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:6.3.2'],
  rows: ['OTH-06'],
  needs: { recognised },

  find({ recognised: engine }) {
    if (engine !== null) return [];
    return [
      { subject: 'engine', says: 'Nothing that was looked at bears the marks of an engine that storewarden knows.' },
    ];
  },
});
