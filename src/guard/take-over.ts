/**
 * What a page says to a waiting service worker when its user agrees to reload. The answer, through the port
 * that comes along, is how many other pages are open: with any, the new version goes on waiting.
 */
export const TAKE_OVER = 'kaomap: take over';
