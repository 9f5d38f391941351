export { exportSurveyJs, importSurveyJs, type DraftFiles, type Imported } from './survey-js.js';
