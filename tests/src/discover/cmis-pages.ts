/** Pages of a CMIS site of our own writing, in the platform's markup: a month, a list, a meeting. */

export const SITE = 'https://hallowby.cmis.example/live/';
const MODULE = `${SITE}Meetings/tabid/81/ctl`;

export const meetingUri = (meeting: number, committee: number, tab = ''): string =>
  `${MODULE}/ViewMeetingPublic/mid/512/Meeting/${meeting}/Committee/${committee}${tab}/Default.aspx`;
export const monthUri = (month: string): string =>
  `${MODULE}/MeetingCalendarPublicNoJava/mid/512/Date/${month}-01/Default.aspx`;

export const page = (content: string): string =>
  `<html><head><title>Hallowby - meetings</title></head><body>
  <div class="topbar"><a href="/live/Document.ashx?theConstitution">Our constitution</a></div>
  <div id="dnn_ContentPane"><div class="DNNModuleContent ModCMISMeetingsC">${content}</div></div></body></html>`;

/** Rows of a calendar: a day with what stands beside it. */
export const monthPage = (...rows: readonly (readonly [day: string, ...entries: string[]])[]): string =>
  page(
    `<table class="rgMasterTable" id="dnn_ctr512_MeetingCalendarPublicPrinter_grid">${rows
      .map(
        ([day, ...entries]) =>
          `<tr class="rgRow"><td class="SimpleCalendarDate">${day}</td><td>${entries.map((entry) => `<p class="Meeting">${entry}</p>`).join('')}</td></tr>`,
      )
      .join('')}</table>`,
  );

export const link = (uri: string, words: string): string => `<a href="${uri}">${words}</a>`;

/** A label with its value as the platform nests them; status and venue share their class names. */
export const detail = (label: string, value: string, within = ''): string =>
  `<div class="holder"><div class="DNNLabel VenueLabel"><div class="dnnLabel"><label><span>${label}:</span></label></div></div>
   <div class="Value Venue">${value}</div>${within}</div>`;

interface ListedPaper {
  readonly query: string;
  readonly title: string;
  readonly size?: string;
  readonly icon?: string;
}

export const paperList = (papers: readonly ListedPaper[], list: 'ol' | 'ul' = 'ol'): string =>
  `<div class="CmisDocumentList"><${list} class="DocumentList">${papers
    .map(
      ({ query, title, size, icon = 'pdf' }) =>
        `<li class="DocumentListItem"><img class="FileTypeImage" src="/live/images/${icon}.gif" alt="${icon}" />
         <a class="TitleLink" title="Click to view '${title}'" href="/live/Document.ashx?${query}">${title}</a>
         ${size === undefined ? '' : `<span class="FileSize">(${size})</span>`}</li>`,
    )
    .join('')}</${list}></div>`;
