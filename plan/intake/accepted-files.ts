/** For the `accept` of a file dialog. */
export const acceptedFiles =
  '.txt,.docx,.docm,.pdf,.html,.htm,text/plain,text/html,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document';
