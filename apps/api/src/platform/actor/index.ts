export { actAs, ANONYMOUS, currentActor, type Actor, type Reach } from './actor.js';
export { actInRequests } from './requests.js';
