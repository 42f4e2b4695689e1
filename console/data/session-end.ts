let ended = false;

/**
 * Whether a session that this page had was ended by something else than its own button: the sign-in page explains that.
 * Only who was signed in here is told; a stranger learns nothing.
 */
export const sessionEnd = {
  get seen(): boolean {
    return ended;
  },
  note(): void {
    ended = true;
  },
  forget(): void {
    ended = false;
  },
};
