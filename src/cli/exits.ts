/** Exit codes, as promised to scripts. */
export const exits = {
  /** Done, and nothing at or above `--fail-on`. */
  done: 0,
  /** Done, with findings at or above `--fail-on`. */
  findings: 1,
  /** A mistake that the user can mend. */
  mistake: 2,
  /** Not done in full, and nothing at or above `--fail-on` in the rest. */
  partly: 3,
  bug: 70,
} as const;
