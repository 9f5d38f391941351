export { actAs, currentActor, type Actor } from './actor.js';
