/** Where the version folders are. */
export class SurveysFolder {
  constructor(readonly path: string) {}
}
