declare module 'unbzip2-stream' {
  /** Unpacks bzip2. */
  export default function unbzip2(): NodeJS.ReadWriteStream;
}
