import { addCalendarFeed } from '../operations/add-calendar-feed.ts';
import { announceMeeting } from '../operations/announce-meeting.ts';
import { correctMinutes } from '../operations/correct-minutes.ts';
import { editAgenda } from '../operations/edit-agenda.ts';
import { editMeeting } from '../operations/edit-meeting.ts';
import { exportMeeting } from '../operations/export-meeting.ts';
import { exportPublishedCalendar } from '../operations/export-published-calendar.ts';
import { issueMinutes } from '../operations/issue-minutes.ts';
import { listCalendarFeeds } from '../operations/list-calendar-feeds.ts';
import { listMeetings } from '../operations/list-meetings.ts';
import { moveMeeting } from '../operations/move-meeting.ts';
import { moveResolution } from '../operations/move-resolution.ts';
import { planMeeting } from '../operations/plan-meeting.ts';
import { readMeeting } from '../operations/read-meeting.ts';
import { revokeCalendarFeed } from '../operations/revoke-calendar-feed.ts';
import { saveMinutes } from '../operations/save-minutes.ts';
import { stepMeeting } from '../operations/step-meeting.ts';

/** What can be asked about meetings: they are prepared, announced, held, put into minutes, and shown in calendars. */
export const meetingOperations = [
  planMeeting,
  listMeetings,
  readMeeting,
  editMeeting,
  editAgenda,
  announceMeeting,
  moveMeeting,
  stepMeeting,
  saveMinutes,
  issueMinutes,
  correctMinutes,
  moveResolution,
  exportMeeting,
  addCalendarFeed,
  listCalendarFeeds,
  revokeCalendarFeed,
  exportPublishedCalendar,
] as const;
