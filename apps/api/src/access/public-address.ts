/** Where browsers reach the server. */
export class PublicAddress {
  constructor(
    /** The TLS address of the configuration; undefined on the machine's own loopback address. */
    private readonly url: string | undefined,
  ) {}

  /** Whether browsers come over TLS: then cookies are for TLS only. */
  get secure(): boolean {
    return this.url !== undefined;
  }

  /** Whether `origin` is the one of our pages, to a request sent to `host`. */
  isOurs(origin: string, host: string | undefined): boolean {
    return origin === (this.url ?? `http://${host ?? ''}`);
  }
}
