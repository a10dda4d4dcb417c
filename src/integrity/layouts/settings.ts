/** Settings of the web server at the root are the owner's. */
export const rootSettings: readonly RegExp[] = [
  /^(?:pub\/|public\/|web\/)?(?:\.htaccess|\.user\.ini|php\.ini|web\.config)$/,
];
