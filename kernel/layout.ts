// Where things lie in the memory of the kernel; src/detectors/scan/kernel.ts writes the tables there.

/** 20,000 bytes: lengths of card numbers by their first four digits, all and telling ones. */
export const PREFIXES: usize = 4096;
/** 676 bytes: lengths of IBANs by their first two letters. */
export const IBANS: usize = 24576;
/** 256 bytes: classes of bytes. */
export const CLASSES: usize = 25600;
/** Eight tables of 16: low and high half of an anchor's first four bytes, a bit for each bucket. */
export const NIBBLES: usize = 25856;
/** A byte: the buckets whose anchors may stand in the middle of a word. */
export const INSIDE: usize = 25984;
/** 4,096 pairs of bytes: the first anchor whose first three bytes have this hash, counted from 1. */
export const HASHES: usize = 26624;
/** 40 bytes each: length, flags, next anchor of the same hash (two bytes), 36 bytes of text. */
export const ANCHORS: usize = 36864;
export const ANCHOR_SIZE: usize = 40;
/** 65,536 bits: whether an anchor's first three bytes have this hash. */
export const HEADS: usize = 57344;
/** Pairs of four bytes: place and code. Lists of the passes, and what they are merged to. */
export const OUT_NUMBERS: usize = 65536;
export const OUT_WORDS: usize = 327680;
export const OUT_ANCHORS: usize = 458752;
export const OUT_MERGED: usize = 589824;
export const OUT: usize = 851968;
/** The bytes to look through; zeros stand before them. */
export const WINDOW: usize = 1376256;
