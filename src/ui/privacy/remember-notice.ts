/** Begins like the database's name, so that "Delete everything" finds it. */
const KEY = 'kaomap: biometric notice read';

/** True if the notice on biometric data was dismissed in this browser. */
export function wasNoticeRead(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    // not every browser lets pages remember; then it is shown each time
    return false;
  }
}

export function rememberNotice(): void {
  try {
    localStorage.setItem(KEY, 'yes');
  } catch {
    // as above
  }
}
