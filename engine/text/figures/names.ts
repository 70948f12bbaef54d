/** Numbers that count nothing: years and days, documents, ordinals, headings, hotlines, names, idioms. */

const HAN = '零〇一二两三四五六七八九十百千'

/** Each over the half-width text; what it matches is no figure. */
const NO_FIGURES: readonly RegExp[] = [
  // Names in book and quotation marks. A mark without its partner ends nothing: names are short and stay on their line.
  /《[^《》\n]{1,80}》/g,
  /[“‘「][^“”‘’「」\n]{1,40}[”’」]/g,
  /"[^"\n]{1,20}"/g,
  // Years, days, months, and spans of them.
  /(?:19|20)\d{2}\s{0,2}(?:[-~至到、和]\s?(?:19|20)?\d{2}\s?){0,9}年(?:度|代)?/g,
  /(?:19|20)\d{2}(?=来|以来|财年|年)/g,
  /(?:19|20)\d{2}\s*[-./]\s*\d{1,2}\s*[-./]\s*\d{1,2}/g,
  /\d{1,2}\s*(?:[-~至到、]\s*\d{1,2}\s*)?月(?:份|底|初|末|上旬|中旬|下旬|\s*\d{1,2}\s*[日号](?:\s*[-~至到]\s*\d{1,2}\s*日)?)?/g,
  /\d{1,2}\s*(?:[-~至到]\s*\d{1,2}\s*)?日(?!均|常|产|处|间)/g,
  /\d{1,2}[:：]\d{2}(?!\d)/g,
  /\d{1,2}(?:时|点)(?:\d{1,2}分)?(?=[,。、;至到-]|$)/g,
  // Numbers of documents, articles, parts, terms; places in an order.
  /[[(]\s*(?:19|20)\d{2}\s*[\])]\s{0,2}第?\s{0,2}\d{1,6}(?:\s?[-、]\s?\d{1,6}){0,9}\s{0,2}号/g,
  /\d{1,9}\s{0,2}号(?:令|文|公告|文件|地块|楼|线|院)?/g,
  new RegExp(`第\\s{0,2}[\\d${HAN}]{1,9}(?:\\s?[、和至到-]\\s?第?\\s?[\\d${HAN}]{1,9}){0,9}`, 'g'),
  // Headings and items of lists.
  new RegExp(`^[\\t ]*(?:\\d{1,2}\\s?[.、](?!\\d)|[(]?\\d{1,2}[)]|[${HAN}]{1,3}\\s?[、.]|[(]\\s*[${HAN}]{1,3}\\s*[)])`, 'gm'),
  new RegExp(`[(](?:\\d{1,2}|[${HAN}]{1,3})[)](?=\\p{Script=Han})`, 'gu'),
  new RegExp(`[${HAN}]{1,3}(?:是|要|来(?=[,:])|则(?=[,:]))`, 'g'),
  // Hotlines, telephones, hours of service.
  /(?<![\d.])(?:12345|12348|12309|12315|12328|12329|12333|12337|12339|12366|12369|12378|12380|12388|12389|12393|12396|96\d{3}|95\d{3})(?![\d.])(?=[\p{Script=Han}"”）)、,+/-]|$)(?![余多万千]?[件宗起例人个名次份条])/gu,
  /(?<![\d.])(?:110|119|120|122|114)(?=\s*(?:[、和与]\s*\d{3,5})?\s*[”"’]?(?:热线|急救|报警|指挥|联动|平台|接处?警|警情|社会|服务台|话务))/g,
  /(?<!\d)(?:\d{3,4}-\d{7,8}|1\d{10})(?!\d)/g,
  /(?<!\d)\d{1,9}\s?[×xX*]\s?\d{1,9}\s?(?:小时)?/g,
  /(?<!\d)24小时|(?<!\d)8小时(?:以?外)/g,
  // Circles of service named for their minutes; ages that say of whom; so many heads to a rate.
  /\d{1,3}分钟(?=[^,。;\d]{0,10}圈)/g,
  /\d{1,3}周?岁(?=及?以[上下]|的|老|未|至)/g,
  /每\s?1?0{0,2}[百千万]{1,2}(?:名|人|户|件|平方公里)/g,
  // Letters with digits, versions, marks: V8, PM2.5, 5G, 7.0版, 4·11, 500强, 1+N.
  /(?<![A-Za-z/_-])[A-Za-z][A-Za-z/_-]{0,40}[\s-]?\d{1,9}(?:[.-]\d{1,9}){0,5}/g,
  /(?<!\d)\d{1,9}(?:\.\d{1,9})?(?!(?:km|GB|TB|MW|kW|kg)(?![A-Za-z]))[A-Za-z]{1,20}\d{0,9}/g,
  /(?<!\d)\d{1,9}(?:\.\d{1,9})?\s{0,2}(?:版|强(?!降|度|化)|周年|级(?:以上)?(?:地震|风|响应|医院)|街区|时代)/g,
  /(?<!\d)\d{1,4}·\d{1,4}/g,
  /(?<!\d)(?:\d{1,6}|[A-Za-z])(?:\+(?:\d{1,6}|[A-Za-z]{1,6})){1,9}/g,
  new RegExp(`(?<![${HAN}N])[${HAN}N]{1,4}\\+[${HAN}\\dNnXx]{1,4}`, 'g'),
  // Names of things that have a number in them, however they are written.
  /八项规定|三项(?:制度|岗位|纪律)|四项(?:机制|基本原则)|两个(?:确立|维护|务必|责任|毫不动摇|文明|一百年|大局|健康|清零)|三个(?:代表|规定|务必|区分|全面|必须|自信|年|善于)|四个(?:意识|自信|全面|服务|中心|最严|伟大|决不)|五个(?:必由|一|方面军)|六个(?:严禁|必须|坚持)|七个有之|三严三实|两学一做|三位一体|五位一体|四位一体|三重一大|三会一课|五级书记|三级书记|两级法院|千家万户|万家灯火|百家争鸣|百姓|千方百计|万众|十分|百分百|万无一失|千差万别|万物|四面八方|五湖四海|三农|四好农村|七一|八一|五一|十一(?:期间|假期)/g,
  // Kinds of industry, supply and the like.
  /[二三]次(?:产业|供水|分配|创业|污染|开发|元|装修)|[二三]期(?:工程|项目|建设|规划)/g,
  // Programmes of some years, and what lies some years back.
  new RegExp(`近?(?:(?<!\\d)\\d{1,4}|(?<![${HAN}])[${HAN}]{1,5})\\s{0,2}年(?:多)?(?:行动|规划|计划|来|内|期|以来|前|后|间|级|制|时间)`, 'g'),
  /[一]年(?:一度|来|内|四季)/g,
]

/** Which characters belong to a number that is no figure: 1 where they do. */
export function namesIn(plain: string): Uint8Array {
  const mask = new Uint8Array(plain.length)
  for (const pattern of NO_FIGURES) for (const m of plain.matchAll(pattern)) mask.fill(1, m.index, m.index + m[0].length)
  return mask
}
