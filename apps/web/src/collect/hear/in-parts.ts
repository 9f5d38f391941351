/** Up to this age, in completed years, no reading is assumed (domain.md 2.1, band A). */
const NON_READERS = 8;

/** Whether each answer is heard by itself: for children who point at what they hear. */
export const isHeardInParts = ({ ages }: { readonly ages?: { readonly to: number } | undefined }): boolean =>
  ages !== undefined && ages.to <= NON_READERS;
