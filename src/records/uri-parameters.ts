/** Query parameters that do not tell documents apart: who sent the reader, and how the page is dressed. */

/** Families, by the beginning of the name. Only names that no site uses for its own pages. */
const TRACKING_PREFIXES = [
  'utm_', // Google Analytics and everyone after it
  'at_', // BBC, AT Internet: at_medium, at_campaign
  'ns_', // comScore: ns_campaign, ns_mchannel
  'mtm_', // Matomo
  'matomo_',
  'piwik_',
  'hsa_', // HubSpot advertisements
  'fb_', // Facebook: fb_source, fb_ref
  'oly_', // Omeda
  'vero_',
  'ga_',
  'wt_', // Webtrends
  'wt.',
  'guce_', // Yahoo consent
  'aspsessionid', // classic ASP session
];

const TRACKING_NAMES = new Set(
  `fbclid gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid srsltid msclkid twclid ttclid yclid ysclid rb_clickid
  li_fat_id epik igsh igshid mc_cid mc_eid mc_tc mkt_tok _hsenc _hsmi __hstc __hssc __hsfp hsctatracking _ga _gl _openstat
  _branch_match_id _ke _kx __s __twitter_impression ref_src ref_url cmp cmpid cm_sp cm_mmc cm_ven cm_cat cm_pla cm_ite icid
  ico ito ncid s_cid s_kwcid sc_cid sc_campaign sc_channel soc_src soc_trk smid spm trk trkcampaign tblci wickedid xtor
  guccounter replytocom sfmc_id sfmc_sub sfmc_activityid
  pk_campaign pk_kwd pk_keyword pk_source pk_medium pk_content pk_cid int_source int_medium int_campaign int_content
  phpsessid jsessionid cfid cftoken`
    .split(/\s+/)
    .filter((name) => name !== ''),
);

/** True for parameters that say where the reader came from, or name a session. `name` as written, in any case. */
export function isTrackingParameter(name: string): boolean {
  const lower = name.toLowerCase();
  return TRACKING_NAMES.has(lower) || TRACKING_PREFIXES.some((prefix) => lower.startsWith(prefix));
}

/** Values that switch something on; `print=12345` is the number of a page and stays. */
const SWITCHED_ON = new Set(['', '1', 'true', 'yes', 'y', 'on']);
const SWITCHES = new Set(['amp', 'print', 'printable', 'printer', 'printerfriendly', 'printer_friendly', 'printview']);
const DRESSES = new Set(['amp', 'print', 'printable', 'printer']);
const SHARE_SERVICES = new Set(
  'bluesky email facebook jetpack-whatsapp linkedin mastodon pinterest pocket print reddit skype telegram threads tumblr twitter whatsapp x'.split(
    ' ',
  ),
);

/** True for parameters that ask for the same document as a print, AMP or share view: `print=1`, `outputType=amp`, `share=twitter`. */
export function isVariantParameter(name: string, value: string): boolean {
  const lower = name.toLowerCase();
  const worth = value.toLowerCase();
  if (SWITCHES.has(lower)) return SWITCHED_ON.has(worth) || DRESSES.has(worth);
  if (lower === 'share') return worth === '' || worth === '1' || SHARE_SERVICES.has(worth);
  return DRESSES.has(worth) && /^(?:output(?:type)?|format|mode|view|layout|version|display)$/.test(lower);
}
