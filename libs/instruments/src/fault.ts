/** Why a version cannot be published: where the fault lies and what it is. */
export interface Fault {
  readonly code:
    | 'file-missing'
    | 'json-malformed'
    | 'file-invalid'
    | 'identity-mismatch'
    | 'questionnaire-invalid'
    | 'question-type-unknown'
    | 'question-name-duplicate'
    | 'expression-invalid'
    | 'key-item-not-asked'
    | 'key-range-not-offered'
    | 'key-value-not-offered'
    | 'flag-item-not-asked'
    | 'translation-missing'
    | 'text-too-long'
    | 'item-negated'
    | 'missing-code-absent'
    | 'label-asked'
    | 'scale-too-short'
    | 'sitting-overloaded'
    | 'anchors-too-few'
    | 'options-differ'
    | 'item-meaning-differs'
    | 'version-changed'
    | 'version-removed'
    | 'version-unlisted';
  readonly file: string;
  /** Path inside the file, joined by dots; empty for the whole file. */
  readonly at: string;
  readonly message: string;
}
