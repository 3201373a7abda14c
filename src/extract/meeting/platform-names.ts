/** A quick look for the names of ModernGov and CMIS in a page's classes, ids and links; whether it is one of their pages is for others to say. */
import { hasChildren, isTag } from 'domhandler';
import type { AnyNode } from 'domhandler';

const NAMES =
  /mg(?:ItemTable|AiTitleTxt|WordPara|MainTitleTxt|SubTitleTxt|MeetingAttendance|Ai\.aspx)|ie(?:ListDocuments|DecisionDetails|IssueDetails)|ViewMeetingPublic|ModCMISMeetings|CmisDocumentList/i;

export function hasMeetingNames(uri: string | null, html: string, roots: readonly AnyNode[]): boolean {
  if (NAMES.test(uri ?? '')) return true;
  // All their pages link to others of theirs, and few other pages have such links at all.
  if (!html.includes('.aspx') && !html.includes('.ashx?')) return false;
  const nodes: AnyNode[] = [...roots];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if (isTag(node)) {
      const { class: classes, id, href } = node.attribs;
      if (isNamed(classes) || isNamed(id)) return true;
      // Its pages are all .aspx, and few links elsewhere are.
      if (href !== undefined && /\.aspx/i.test(href) && NAMES.test(href)) return true;
    }
    if (hasChildren(node)) for (const child of node.children) nodes.push(child);
  }
  return false;
}

function isNamed(names: string | undefined): boolean {
  return names !== undefined && (names.includes('mg') || /cmis/i.test(names)) && NAMES.test(names);
}
