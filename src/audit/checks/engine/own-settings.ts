import { Unknown } from '../../../core/fact.ts';

/** The answer of checks that judge by the store's own configuration, where there is none among the files. */
export const noConfig = new Unknown(
  'no-access',
  "The store's configuration was not found among the files; it may lie above the folder that --root names.",
);
