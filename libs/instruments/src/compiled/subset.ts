/**
 * The compiled subset, property by property: what only changes the looks is passed over, what means
 * something is compiled, and a property on neither list keeps the whole questionnaire on survey-core.
 */

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

const SURVEY_LOOKS = words(`
  title description logo logoWidth logoHeight logoFit logoPosition locale completedHtml completedBeforeHtml
  loadingHtml showNavigationButtons navigationButtonsLocation showPrevButton showTitle showPageTitles
  showCompletePage questionTitleLocation questionDescriptionLocation questionErrorLocation showProgressBar
  progressBarLocation progressBarType progressBarShowNavigationText progressBarShowPageNumbers
  progressBarNavigationTextLocation progressBarInheritWidthFrom showQuestionNumbers showPageNumbers showTOC
  tocLocation pagePrevText pageNextText completeText previewText editText requiredMark questionStartIndex
  questionTitlePattern widthMode width fitToContainer headerView autoGrowComment allowResizeComment
  commentAreaRows autoFocusFirstQuestion autoFocusFirstError autoAdvanceEnabled autoAdvanceAllowComplete
  maxTextLength maxCommentLength gridLayoutEnabled showBrandInfo textUpdateMode`);

const CONTAINER_LOOKS = words(`
  title description requiredErrorText questionTitleLocation questionTitleWidth questionErrorLocation
  startWithNewLine width minWidth maxWidth colSpan indent innerIndent showNumber showQuestionNumbers
  questionStartIndex navigationTitle navigationDescription showNavigationButtons gridLayoutColumns state`);

const QUESTION_LOOKS = words(`
  title titleLocation showTitle description descriptionLocation showNumber width minWidth maxWidth colSpan
  startWithNewLine indent state errorLocation requiredErrorText commentText commentPlaceholder
  useDisplayValuesInDynamicTexts`);

const CONDITIONS = words('visible visibleIf readOnly enableIf');
const QUESTION_RULES = [...CONDITIONS, ...words('type name isRequired requiredIf validators showCommentArea')];
const CHOICES = words(`
  choices choicesOrder colCount separateSpecialChoices showNoneItem noneText showRefuseItem refuseText
  showDontKnowItem dontKnowText`);
const DROPDOWN = words('placeholder allowClear searchEnabled searchMode autocomplete textWrapEnabled');
const PICTURES = words('multiSelect contentMode imageFit imageHeight imageWidth showLabel');

/** What a question of each type may say beside what every question may. */
const OF_TYPE: Readonly<Record<string, readonly string[]>> = {
  radiogroup: [...CHOICES, 'allowClear'],
  buttongroup: CHOICES,
  dropdown: [...CHOICES, ...DROPDOWN, ...words('choicesMin choicesMax choicesStep')],
  checkbox: [...CHOICES, ...words('minSelectedChoices maxSelectedChoices')],
  tagbox: [...CHOICES, ...DROPDOWN, ...words('minSelectedChoices maxSelectedChoices closeOnSelect')],
  imagepicker: [...CHOICES, ...PICTURES],
  rating: words(`
    rateType rateCount rateValues rateMin rateMax rateStep minRateDescription maxRateDescription displayMode
    scaleColorMode rateColorMode autoGenerate displayRateDescriptionsAsExtremeItems rateDescriptionLocation`),
  text: words(`
    inputType inputSize autocomplete min max minErrorText maxErrorText stepErrorText inputTextAlignment step
    maxLength placeholder dataList textUpdateMode`),
  comment: words('maxLength cols rows placeholder textUpdateMode autoGrow allowResize acceptCarriageReturn'),
  boolean: words('label labelTrue labelFalse swapOrder displayMode useTitleAsLabel'),
  matrix: words(`
    rows columns eachRowRequired rowTitleWidth columnMinWidth verticalAlign alternateRows showHeader
    displayMode`),
  html: ['html'],
  image: words('imageLink altText contentMode imageFit imageHeight imageWidth'),
};

/** Properties that are compiled for some of their values only. */
const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  clearInvisibleValues: ['none', 'onComplete'],
  clearIfInvisible: ['none', 'onComplete', 'default'],
  checkErrorsMode: ['onNextPage', 'onComplete'],
  questionsOnPageMode: ['standard', 'questionPerPage'],
  inputType: words('text number date month time tel email url search'),
};

const SURVEY = new Set([
  ...SURVEY_LOOKS,
  ...words('pages elements calculatedValues clearInvisibleValues checkErrorsMode questionsOnPageMode'),
]);
const CONTAINER = new Set([...CONTAINER_LOOKS, ...CONDITIONS, ...words('name type elements')]);
const VALIDATOR: Readonly<Record<string, readonly string[]>> = {
  numeric: ['minValue', 'maxValue'],
  text: ['minLength', 'maxLength', 'allowDigits'],
  regex: ['regex', 'caseInsensitive'],
  email: [],
  answercount: ['minCount', 'maxCount'],
  expression: ['expression'],
};

type Allowed = ReadonlySet<string> | undefined;

export const allowedInSurvey: ReadonlySet<string> = SURVEY;
export const allowedInContainer: ReadonlySet<string> = CONTAINER;

const BY_TYPE = new Map(
  Object.entries(OF_TYPE).map(([type, own]): [string, ReadonlySet<string>] => [
    type,
    new Set([...QUESTION_LOOKS, ...QUESTION_RULES, 'clearIfInvisible', ...own]),
  ]),
);

/** The properties that are compiled or passed over for a type of question; undefined for a type that is not. */
export const allowedInQuestion = (type: string): Allowed => BY_TYPE.get(type);

/** The same for a type of validator. */
export const allowedInValidator = (type: string): Allowed =>
  Object.hasOwn(VALIDATOR, type) ? new Set(['type', 'text', ...(VALIDATOR[type] ?? [])]) : undefined;

/** Whether a value of an allowed property is one that is compiled. */
export const allowedValue = (property: string, value: unknown): boolean =>
  !Object.hasOwn(VALUES, property) || (VALUES[property]?.includes(value) ?? true);
