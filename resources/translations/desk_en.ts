<?xml version='1.0' encoding='utf-8'?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>desk</name>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>一是二是三是断序</source>
      <translation>Broken series of points</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>上位名称引用有误</source>
      <translation>Upper plan's name misquoted</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>上位版本问题</source>
      <translation>Version of the upper plan</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>专栏、表、图引用不符</source>
      <translation>Box, table or figure cited wrongly</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>两段并一段</source>
      <translation>Two paragraphs run together</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>交叉引用失效</source>
      <translation>Broken cross-reference</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>人均乘人口不等于总量</source>
      <translation>Per head times population is not the total</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>人称不一</source>
      <translation>Inconsistent person</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>任务未承接</source>
      <translation>Task not taken up</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>份额与权重不匹配</source>
      <translation>Share does not fit the weight</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>位次与数值矛盾</source>
      <translation>Rank contradicts value</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>低于上位</source>
      <translation>Below upper plan</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>倍、番算错</source>
      <translation>Multiple miscalculated</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>其中大于总数、分项之和不等</source>
      <translation>Parts do not fit the total</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>其余地区不可行</source>
      <translation>Not feasible for the other places</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>力度弱于上位</source>
      <translation>Weaker than upper plan</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>包含关系违反</source>
      <translation>Part larger than what holds it</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>半角标点</source>
      <translation>Half-width punctuation</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>单位或量词错误</source>
      <translation>Wrong unit or measure word</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>各地之和与总数</source>
      <translation>Sum of places and total</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>同指标两值</source>
      <translation>Two values of one indicator</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>同指标两名</source>
      <translation>Two names of one indicator</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>地域口径不一</source>
      <translation>Different areas covered</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>基期不同</source>
      <translation>Base differs</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>基期年不统一</source>
      <translation>Different base years</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>增设指标</source>
      <translation>Extra indicator</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>套用他地事实</source>
      <translation>Facts of another place</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>存量加增量不等于目标</source>
      <translation>Stock plus increase is not the target</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>存量流量不清</source>
      <translation>Stock or flow unclear</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>定位、格局表述前后不一</source>
      <translation>Inconsistent role or layout of the area</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>定位不符</source>
      <translation>Role of the area differs</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>定性与定量矛盾</source>
      <translation>Words contradict figures</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>层次序数样式不规范</source>
      <translation>Style of numbers by level</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>属性不同</source>
      <translation>Attribute differs</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>年均增速算错</source>
      <translation>Annual growth miscalculated</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>并列用逗号</source>
      <translation>Comma in a list of words</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>序号标点或字符异常</source>
      <translation>Punctuation of numbers</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>序号跳号</source>
      <translation>Number skipped</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>序号重号</source>
      <translation>Number repeated</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>异形词混用</source>
      <translation>Mixed word forms</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>引号书名号间顿号</source>
      <translation>、 between quotation or title marks</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>引号嵌套错误</source>
      <translation>Wrongly nested quotes</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>必备要素缺失</source>
      <translation>Required part missing</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>总分数量不符</source>
      <translation>Announced count does not fit</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>成文日期</source>
      <translation>Date of the document</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>括号引号书名号不配对</source>
      <translation>Unpaired brackets or quotes</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>政策计划名称不符</source>
      <translation>Name of policy or programme differs</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>数字、时间体例不一</source>
      <translation>Inconsistent figures or dates</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>数字与汉字间空格</source>
      <translation>Space between figure and character</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>整段照搬</source>
      <translation>Passage copied</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>文字缺漏</source>
      <translation>Missing words</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>文字识别误认</source>
      <translation>Misread by text recognition</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>文本残缺</source>
      <translation>Text broken off</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>日期矛盾</source>
      <translation>Contradictory dates</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>时序晚于上位</source>
      <translation>Later than upper plan</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>时政表述与时间不符</source>
      <translation>Political wording out of its time</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>有标题无内容</source>
      <translation>Heading without content</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>末年目标与总目标不一</source>
      <translation>Last stage differs from target</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>术语不规范</source>
      <translation>Non-standard term</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>术语时代错位</source>
      <translation>Term out of its time</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>机构、平台名称有误或不一</source>
      <translation>Name of body wrong or inconsistent</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>标题、发文字号</source>
      <translation>Title and document number</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>标题标点不一</source>
      <translation>Inconsistent punctuation of headings</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>概数重复</source>
      <translation>Approximation said twice</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>段落、词句重复</source>
      <translation>Repeated passage</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>比重算错</source>
      <translation>Share miscalculated</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>版面与字体</source>
      <translation>Page and fonts</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>百分数与百分点、名义与实际混用</source>
      <translation>Per cent and points, nominal and real mixed</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>目录与正文标题不符</source>
      <translation>Contents differ from headings</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>目录层级、页码异常</source>
      <translation>Contents: levels or page numbers</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>目标与任务力度不一</source>
      <translation>Targets and tasks differ in strength</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>目标低于基期</source>
      <translation>Target below base</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>目标增速偏离历史</source>
      <translation>Target growth departs from the past</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>目标无基期</source>
      <translation>Target without base</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>目标未量化</source>
      <translation>Target without a figure</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>相关序列背离</source>
      <translation>Related series diverge</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>破折号</source>
      <translation>Dashes</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>种属、并列不当</source>
      <translation>Faulty list of kinds</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>空间格局用语不符</source>
      <translation>Spatial wording differs</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>简称未定义、全简称混用</source>
      <translation>Short name undefined or mixed</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>简繁混用、误转</source>
      <translation>Traditional characters mixed in</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>编制依据缺失</source>
      <translation>Missing basis</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>缺上级指标</source>
      <translation>Upper plan's indicator missing</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>网页博彩插入</source>
      <translation>Spam from web pages</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>网页残留</source>
      <translation>Remains of a web page</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>联立不成立</source>
      <translation>Figures contradict each other</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>脚注标记与注文不符</source>
      <translation>Footnote marks do not fit</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>自指错误</source>
      <translation>Wrong self-reference</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>范围单位省略</source>
      <translation>Unit left out in a range</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>规划期不同</source>
      <translation>Period differs</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>规划期不符</source>
      <translation>Period does not fit</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>规范提法引用有误</source>
      <translation>Set wording misquoted</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>语义重复</source>
      <translation>Redundant words</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>语病</source>
      <translation>Faulty sentence</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>贡献率隐含增速异常</source>
      <translation>Odd growth implied by contribution</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>责任单位不符</source>
      <translation>Unit in charge differs</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>责任单位标注体例</source>
      <translation>Style of naming units in charge</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>超出规划范围</source>
      <translation>Beyond the scope of the plan</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>超越事权</source>
      <translation>Beyond the powers of this level</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>超过可选对象</source>
      <translation>More than there are</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>过期预计</source>
      <translation>Outdated estimate</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>连接号</source>
      <translation>Hyphens</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>量级异常、小数点丢失</source>
      <translation>Odd magnitude or lost decimal point</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>量纲错误</source>
      <translation>Wrong dimension</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>错别字</source>
      <translation>Wrong character</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>错用他地名称</source>
      <translation>Name of another place</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>阶段目标不单调</source>
      <translation>Stages do not rise steadily</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>附件缺失或未引用</source>
      <translation>Annex missing or not cited</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>附件说明</source>
      <translation>List of annexes</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>隐含分母异常</source>
      <translation>Implied denominator is odd</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>页码</source>
      <translation>Page numbers</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>项目平台名称不符</source>
      <translation>Name of project or platform differs</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>顿号后接和、及、与</source>
      <translation>、 before a conjunction</translation>
    </message>
    <message>
      <location filename="checker/rules/registry.py"/>
      <source>高于上位</source>
      <translation>Above upper plan</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>与上位规划连续多少字相同才计入照搬，合计多少字才报告（XPL-22）</source>
      <translation>Characters in a row that count as copied from an upper plan, and in all that are reported (XPL-22)</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>个月</source>
      <translation>months</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>个百分点</source>
      <translation>points</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>份额一般</source>
      <translation>Share, minor</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>份额须说明</source>
      <translation>Share, to explain</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>会议召开后多少个月内成文的，不要求体现（LNG-13）</source>
      <translation>Drafts written within this time after a meeting need not reflect it (LNG-13)</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>会议宽限月数</source>
      <translation>Meetings, grace</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>倍</source>
      <translation>times</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>同类合并</source>
      <translation>Merge alike</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>名称相差字数</source>
      <translation>Name, difference</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>增速悬殊倍数</source>
      <translation>Growth, great difference</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>增速类指标：高出上位多少个百分点以内属正常（XPL-01）</source>
      <translation>Growth rates: normal up to this many points above the upper plan (XPL-01)</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>增速高出上位</source>
      <translation>Growth above upper plan</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>字</source>
      <translation>characters</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>年均增速的写法与按端点推算值相差超过多少个百分点才报告（NUM-04）</source>
      <translation>Reported when the stated annual growth differs from that of the end points by more (NUM-04)</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>年均增速误差</source>
      <translation>Annual growth, tolerance</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>强度、比重类指标：比值年均需增长百分之几以上即须说明（XPL-01）</source>
      <translation>Intensity and share: to explain when the ratio must grow by more a year (XPL-01)</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>强度、比重类指标：规划期内比值增至多少倍即须说明（XPL-01）</source>
      <translation>Intensity and share: to explain when the ratio multiplies by this in the period (XPL-01)</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>强度增长倍数</source>
      <translation>Intensity, multiple</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>强度年均增长</source>
      <translation>Intensity, annual growth</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>所引上位文件名称与原名相差多少字以内视为写错（XPL-13）</source>
      <translation>Up to this difference a cited name counts as misspelt (XPL-13)</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>投入年均增长</source>
      <translation>Spending, annual growth</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>措辞、标点类：同样的问题超过多少条就合并成一条（LNG、FMT）</source>
      <translation>Wording and punctuation: more findings alike than this are merged into one (LNG, FMT)</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>改名宽限月数</source>
      <translation>Renaming, grace</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>数量占上级的份额与基期份额之比，低于前者为一般，低于后者为须说明（XPL-10）</source>
      <translation>Share of the upper plan's quantity against the share at base: below the first minor, below the second to explain (XPL-10)</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>机构改名后多少个月内仍可用旧名（LNG-15）</source>
      <translation>Old names are accepted for this time after a body is renamed (LNG-15)</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>条</source>
      <translation>findings</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>标题相似度</source>
      <translation>Heading, likeness</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>照搬合计字数</source>
      <translation>Copied, in all</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>照搬连续字数</source>
      <translation>Copied, in a row</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>生产总值增速上限</source>
      <translation>GDP growth, high</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>生产总值增速下限</source>
      <translation>GDP growth, low</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>目录条目与正文标题的相似度不低于此值时视为同一标题写法有异，0—100（STR-05）</source>
      <translation>From this likeness on a contents entry and a heading count as the same heading, 0—100 (STR-05)</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>目标增速与此前增速相差多少倍以上即提示（NUM-31）</source>
      <translation>Noted when target growth and past growth differ by more (NUM-31)</translation>
    </message>
    <message>
      <location filename="checker/thresholds.py"/>
      <source>研发投入强度：由比值推算的投入总额年均需增长百分之几以上即须说明；推算时生产总值名义增速取下限到上限（XPL-01）</source>
      <translation>R&amp;D intensity: to explain when the spending that follows from the ratio must grow by more a year; nominal GDP growth is taken from low to high (XPL-01)</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source> 或 </source>
      <translation> or </translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <location filename="desktop/handlers/structure.py"/>
      <source>一级标题</source>
      <translation>Heading 1</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <location filename="desktop/handlers/structure.py"/>
      <source>三级标题</source>
      <translation>Heading 3</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>上一处待填</source>
      <translation>Previous blank</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>上一条</source>
      <translation>Previous</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>上一窗格</source>
      <translation>Previous pane</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <location filename="desktop/dialogs/new_plan_pages.py"/>
      <location filename="desktop/panels/panes.py"/>
      <location filename="desktop/panels/start.py"/>
      <location filename="desktop/terms.py"/>
      <source>上位规划</source>
      <translation>Upper plan</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>上位规划的选取理由…</source>
      <translation>Why these upper plans…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>上位规划随大纲同步</source>
      <translation>Upper plan follows the draft</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>下一处待填</source>
      <translation>Next blank</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>下一条</source>
      <translation>Next</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>下一条同类问题</source>
      <translation>Next finding of the same rule</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>下一窗格</source>
      <translation>Next pane</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>不采纳所选意见</source>
      <translation>Decline selected opinion</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <location filename="desktop/panels/card.py"/>
      <source>不采纳此处…</source>
      <translation>Decline here…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>与另一版本对比…</source>
      <translation>Compare with another version…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>主题：浅色</source>
      <translation>Theme: light</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>主题：深色</source>
      <translation>Theme: dark</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>主题：跟随系统</source>
      <translation>Theme: as the system</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <location filename="desktop/handlers/structure.py"/>
      <source>二级标题</source>
      <translation>Heading 2</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <location filename="desktop/handlers/structure.py"/>
      <source>五级标题</source>
      <translation>Heading 5</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <location filename="desktop/new_plan.py"/>
      <source>从规划库查找上位规划</source>
      <translation>Find upper plans in the library</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>以当前段改动落实所选意见</source>
      <translation>Settle selected opinion by this paragraph's edits</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>保存校核</source>
      <translation>Save review</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <location filename="desktop/panels/below.py"/>
      <source>修改记录</source>
      <translation>Changes</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>关于规划校核</source>
      <translation>About Plan Check</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>写作</source>
      <translation>Write</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>前进</source>
      <translation>Forward</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>加入上位规划…</source>
      <translation>Add upper plan…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>反馈问题…</source>
      <translation>Report a problem…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>取消校核</source>
      <translation>Cancel check</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>只看两份规划</source>
      <translation>Only the two plans</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>只看已忽略的问题</source>
      <translation>Show declined findings only</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>后退</source>
      <translation>Back</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>命令面板…</source>
      <translation>Command palette…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <location filename="desktop/handlers/structure.py"/>
      <source>四级标题</source>
      <translation>Heading 4</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <location filename="desktop/dialogs/keys.py"/>
      <location filename="desktop/dialogs/new_plan_pages.py"/>
      <location filename="desktop/panels/outline.py"/>
      <source>大纲</source>
      <translation>Outline</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>存为 PDF…</source>
      <translation>Save as PDF…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <location filename="desktop/panels/opinions.py"/>
      <source>导入意见…</source>
      <translation>Import opinions…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <location filename="desktop/dialogs/export.py"/>
      <source>导出</source>
      <translation>Export</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <location filename="desktop/main_window.py"/>
      <source>导出 Word…</source>
      <translation>Export to Word…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>导出征求意见汇总及采纳情况表…</source>
      <translation>Export summary of opinions…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>帮助</source>
      <translation>Help</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <location filename="desktop/main_window.py"/>
      <location filename="desktop/panels/start.py"/>
      <location filename="desktop/safety/lock.py"/>
      <location filename="desktop/terms.py"/>
      <source>待审稿</source>
      <translation>Draft</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <location filename="desktop/dialogs/keys.py"/>
      <source>快捷键一览</source>
      <translation>Keyboard shortcuts</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>忽略此规则（本次校核）</source>
      <translation>Ignore this rule (this review)</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <location filename="desktop/panels/card.py"/>
      <source>恢复为未处理</source>
      <translation>Reopen</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>恢复文字大小</source>
      <translation>Reset text size</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <location filename="desktop/handlers/opinions.py"/>
      <location filename="desktop/opinion_rows.py"/>
      <location filename="desktop/panels/opinions.py"/>
      <source>意见</source>
      <translation>Opinions</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>所选意见恢复为待答复</source>
      <translation>Reopen selected opinion</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>打印…</source>
      <translation>Print…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>打印和 PDF 附问题清单</source>
      <translation>Print and PDF with the findings</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>打开待审稿…</source>
      <translation>Open draft…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <location filename="desktop/panels/start.py"/>
      <source>打开示例</source>
      <translation>Open sample</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>找回改动…</source>
      <translation>Recover changes…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>把所选意见放到光标处</source>
      <translation>Place selected opinion at the caret</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <location filename="desktop/panels/below.py"/>
      <location filename="desktop/panels/comparison.py"/>
      <source>指标对照</source>
      <translation>Comparison</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <location filename="desktop/panels/below.py"/>
      <source>指标登记</source>
      <translation>Indicators</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>插入专栏…</source>
      <translation>Insert Box…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>插入套语…</source>
      <translation>Insert set phrase…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>插入指标…</source>
      <translation>Insert indicator…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>插入表格…</source>
      <translation>Insert Table…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>插入责任分工…</source>
      <translation>Insert duties…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>撤去取自规划库的上位规划</source>
      <translation>Remove upper plans taken from the library</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>撤销</source>
      <translation>Undo</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>改指标值…</source>
      <translation>Change indicator…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <location filename="desktop/changes.py"/>
      <location filename="desktop/panels/card.py"/>
      <source>改正文</source>
      <translation>Edit text</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>放大文字</source>
      <translation>Larger text</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <location filename="desktop/dialogs/new_plan.py"/>
      <source>文件</source>
      <translation>File</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>新建规划…</source>
      <translation>New plan…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>显示全部问题</source>
      <translation>Show all findings</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>替换…</source>
      <translation>Replace…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>查找…</source>
      <translation>Find…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>查找上一个</source>
      <translation>Find previous</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>查找下一个</source>
      <translation>Find next</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>标题级别</source>
      <translation>Heading Level</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>校核</source>
      <translation>Check</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <location filename="desktop/handlers/structure.py"/>
      <source>正文段落</source>
      <translation>Body Text</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>版面整理…</source>
      <translation>Fix layout…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>目录更新…</source>
      <translation>Update contents…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>移动章节…</source>
      <translation>Move chapter…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>移除当前上位规划</source>
      <translation>Remove this upper plan</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <location filename="desktop/changes.py"/>
      <location filename="desktop/filter.py"/>
      <source>稍后处理</source>
      <translation>Later</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>章节上移</source>
      <translation>Move Chapter Up</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>章节下移</source>
      <translation>Move Chapter Down</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>答复菜单</source>
      <translation>Answer menu</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>编制情况…</source>
      <translation>How It Was Drafted…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>编辑</source>
      <translation>Edit</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>缩小文字</source>
      <translation>Smaller text</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <location filename="desktop/panels/below.py"/>
      <source>衔接情况</source>
      <translation>Alignment</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>规划库…</source>
      <translation>Plan library…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>视图</source>
      <translation>View</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>设置…</source>
      <translation>Settings…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>转到正文</source>
      <translation>Go to text</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>转到章节…</source>
      <translation>Go to chapter…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>退出</source>
      <translation>Quit</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>部分采纳所选意见</source>
      <translation>Accept selected opinion in part</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>采纳并转到下一条</source>
      <translation>Accept and go to next</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>采纳所选意见</source>
      <translation>Accept selected opinion</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>重做</source>
      <translation>Redo</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <source>重排序号…</source>
      <translation>Renumber…</translation>
    </message>
    <message>
      <location filename="desktop/actions.py"/>
      <location filename="desktop/dialogs/batch.py"/>
      <location filename="desktop/models/findings.py"/>
      <location filename="desktop/printing.py"/>
      <location filename="desktop/session.py"/>
      <location filename="desktop/versions.py"/>
      <source>问题</source>
      <translation>Findings</translation>
    </message>
    <message>
      <location filename="desktop/alignment.py"/>
      <source>{0}，{1}。上位规划：{2}。本规划：{3}</source>
      <translation>{0}, {1}. Upper plan: {2}. This plan: {3}</translation>
    </message>
    <message>
      <location filename="desktop/alignment.py"/>
      <source>上位表述</source>
      <translation>Upper plan says</translation>
    </message>
    <message>
      <location filename="desktop/alignment.py"/>
      <source>处理意见</source>
      <translation>Answer</translation>
    </message>
    <message>
      <location filename="desktop/alignment.py"/>
      <source>本规划表述</source>
      <translation>This plan says</translation>
    </message>
    <message>
      <location filename="desktop/alignment.py"/>
      <source>衔接事项</source>
      <translation>Matter</translation>
    </message>
    <message>
      <location filename="desktop/alignment.py"/>
      <source>衔接结论</source>
      <translation>Result</translation>
    </message>
    <message>
      <location filename="desktop/alignment.py"/>
      <source>衔接规划</source>
      <translation>Aligned with</translation>
    </message>
    <message>
      <location filename="desktop/carrying.py"/>
      <location filename="desktop/handlers/shelf.py"/>
      <location filename="desktop/versions.py"/>
      <source>{0}。</source>
      <translation>{0}.</translation>
    </message>
    <message>
      <location filename="desktop/carrying.py"/>
      <source>{0}年</source>
      <translation>{0}</translation>
    </message>
    <message>
      <location filename="desktop/carrying.py"/>
      <location filename="desktop/changes.py"/>
      <location filename="desktop/dialogs/new_plan_pages.py"/>
      <location filename="desktop/dialogs/versions.py"/>
      <location filename="desktop/models/shelf_details.py"/>
      <location filename="desktop/opinion_rows.py"/>
      <location filename="desktop/panels/below.py"/>
      <location filename="desktop/panels/card.py"/>
      <source>{0}（{1}）</source>
      <translation>{0} ({1})</translation>
    </message>
    <message>
      <location filename="desktop/carrying.py"/>
      <source>“{0}”中{1}</source>
      <translation>In "{0}": {1}</translation>
    </message>
    <message>
      <location filename="desktop/carrying.py"/>
      <source>不能勾选：{0}</source>
      <translation>Cannot be ticked: {0}</translation>
    </message>
    <message>
      <location filename="desktop/carrying.py"/>
      <source>共 {0} 处</source>
      <translation>Places: {0}</translation>
    </message>
    <message>
      <location filename="desktop/carrying.py"/>
      <source>可能</source>
      <translation>Possible</translation>
    </message>
    <message>
      <location filename="desktop/carrying.py"/>
      <source>推算·{0}</source>
      <translation>Calculated · {0}</translation>
    </message>
    <message>
      <location filename="desktop/carrying.py"/>
      <source>没有预先勾选：{0}</source>
      <translation>Not ticked beforehand: {0}</translation>
    </message>
    <message>
      <location filename="desktop/carrying.py"/>
      <source>确定</source>
      <translation>Sure</translation>
    </message>
    <message>
      <location filename="desktop/carrying.py"/>
      <source>稿中没有要随之改动之处：新值与现值相同，或写法不能替换。</source>
      <translation>Nothing in the draft changes with it: the value is the same, or the wording cannot be replaced.</translation>
    </message>
    <message>
      <location filename="desktop/carrying.py"/>
      <source>需人工改写</source>
      <translation>Rewrite by hand</translation>
    </message>
    <message>
      <location filename="desktop/carrying.py"/>
      <location filename="desktop/handlers/answering.py"/>
      <location filename="desktop/models/grouping.py"/>
      <location filename="desktop/register.py"/>
      <source>（章节之外）</source>
      <translation>(outside chapters)</translation>
    </message>
    <message>
      <location filename="desktop/carrying.py"/>
      <location filename="desktop/changes.py"/>
      <location filename="desktop/dialogs/left.py"/>
      <location filename="desktop/dialogs/shelf.py"/>
      <location filename="desktop/editor/hover.py"/>
      <location filename="desktop/filter.py"/>
      <location filename="desktop/models/findings.py"/>
      <location filename="desktop/models/mentions.py"/>
      <location filename="desktop/models/palette.py"/>
      <location filename="desktop/models/reasons.py"/>
      <location filename="desktop/models/recent.py"/>
      <location filename="desktop/models/rules.py"/>
      <location filename="desktop/models/shelf.py"/>
      <location filename="desktop/models/shelf_details.py"/>
      <location filename="desktop/opinion_rows.py"/>
      <location filename="desktop/panels/counts.py"/>
      <location filename="desktop/panels/settings_rules.py"/>
      <location filename="desktop/panels/shelf_details.py"/>
      <location filename="desktop/register.py"/>
      <location filename="desktop/versions.py"/>
      <source>，</source>
      <translation>, </translation>
    </message>
    <message>
      <location filename="desktop/carrying.py"/>
      <source>，其中由算式推算的 {0} 处</source>
      <translation>, of these calculated: {0}</translation>
    </message>
    <message>
      <location filename="desktop/carrying.py"/>
      <source>；{0} 处没有把握，请核对后自行勾选</source>
      <translation>; uncertain: {0}, please check and tick them yourself</translation>
    </message>
    <message>
      <location filename="desktop/changes.py"/>
      <source>“{0}”改为“{1}”</source>
      <translation>"{0}" changed to "{1}"</translation>
    </message>
    <message>
      <location filename="desktop/changes.py"/>
      <location filename="desktop/terms.py"/>
      <source>不采纳</source>
      <translation>Declined</translation>
    </message>
    <message>
      <location filename="desktop/changes.py"/>
      <location filename="desktop/dialogs/batch.py"/>
      <location filename="desktop/dialogs/proposals.py"/>
      <location filename="desktop/models/mentions.py"/>
      <location filename="desktop/opinion_rows.py"/>
      <location filename="desktop/preview.py"/>
      <location filename="desktop/printing.py"/>
      <location filename="desktop/register.py"/>
      <location filename="desktop/versions.py"/>
      <source>位置</source>
      <translation>Place</translation>
    </message>
    <message>
      <location filename="desktop/changes.py"/>
      <location filename="desktop/dialogs/insert_box.py"/>
      <source>内容</source>
      <translation>Content</translation>
    </message>
    <message>
      <location filename="desktop/changes.py"/>
      <source>忽略规则</source>
      <translation>Ignore rule</translation>
    </message>
    <message>
      <location filename="desktop/changes.py"/>
      <source>操作</source>
      <translation>Action</translation>
    </message>
    <message>
      <location filename="desktop/changes.py"/>
      <location filename="desktop/dialogs/facts_pages.py"/>
      <source>时间</source>
      <translation>Time</translation>
    </message>
    <message>
      <location filename="desktop/changes.py"/>
      <source>本次校核全部</source>
      <translation>This whole review</translation>
    </message>
    <message>
      <location filename="desktop/changes.py"/>
      <location filename="desktop/dialogs/decline.py"/>
      <location filename="desktop/models/reasons.py"/>
      <source>理由</source>
      <translation>Reason</translation>
    </message>
    <message>
      <location filename="desktop/changes.py"/>
      <source>经手人</source>
      <translation>By</translation>
    </message>
    <message>
      <location filename="desktop/changes.py"/>
      <location filename="desktop/standing.py"/>
      <source>调整结构</source>
      <translation>Changing the structure</translation>
    </message>
    <message>
      <location filename="desktop/changes.py"/>
      <location filename="desktop/panels/findings_list.py"/>
      <location filename="desktop/terms.py"/>
      <source>采纳</source>
      <translation>Accepted</translation>
    </message>
    <message>
      <location filename="desktop/changes.py"/>
      <source>（已不在文中）</source>
      <translation>(no longer in the text)</translation>
    </message>
    <message>
      <location filename="desktop/checked_text.py"/>
      <location filename="desktop/dialogs/shelf.py"/>
      <source>操作没有完成</source>
      <translation>Not completed</translation>
    </message>
    <message>
      <location filename="desktop/checked_text.py"/>
      <source>校核完成</source>
      <translation>Check done</translation>
    </message>
    <message>
      <location filename="desktop/checked_text.py"/>
      <source>校核完成 {0:.2f} 秒</source>
      <translation>Checked in {0:.2f} s</translation>
    </message>
    <message>
      <location filename="desktop/checked_text.py"/>
      <source>校核已取消，所列问题可能不是最新</source>
      <translation>Check cancelled; the findings listed may be out of date</translation>
    </message>
    <message>
      <location filename="desktop/checked_text.py"/>
      <source>校核没有完成</source>
      <translation>The check was not completed</translation>
    </message>
    <message>
      <location filename="desktop/content.py"/>
      <source>为什么</source>
      <translation>Why</translation>
    </message>
    <message>
      <location filename="desktop/content.py"/>
      <location filename="desktop/models/mentions.py"/>
      <source>依据</source>
      <translation>Basis</translation>
    </message>
    <message>
      <location filename="desktop/content.py"/>
      <source>怎么改</source>
      <translation>What to do</translation>
    </message>
    <message>
      <location filename="desktop/content.py"/>
      <source>换算</source>
      <translation>Conversion</translation>
    </message>
    <message>
      <location filename="desktop/content.py"/>
      <location filename="desktop/conversion.py"/>
      <location filename="desktop/tables.py"/>
      <source>本规划</source>
      <translation>This plan</translation>
    </message>
    <message>
      <location filename="desktop/content.py"/>
      <source>计算</source>
      <translation>Calculation</translation>
    </message>
    <message>
      <location filename="desktop/conversion.py"/>
      <location filename="desktop/dialogs/keys.py"/>
      <location filename="desktop/dialogs/shelf.py"/>
      <location filename="desktop/display.py"/>
      <location filename="desktop/handlers/structure.py"/>
      <location filename="desktop/models/findings.py"/>
      <location filename="desktop/shelf_work.py"/>
      <location filename="desktop/versions.py"/>
      <source>{0}：{1}</source>
      <translation>{0}: {1}</translation>
    </message>
    <message>
      <location filename="desktop/conversion.py"/>
      <location filename="desktop/handlers/shelf.py"/>
      <source>；</source>
      <translation>; </translation>
    </message>
    <message>
      <location filename="desktop/crash.py"/>
      <source>上次程序意外退出。正文改动和处理意见已经自动保存，打开那份稿件时可以恢复。
请把下面的信息复制给技术支持（不含文档内容）。</source>
      <translation>The program ended unexpectedly last time. Edits and answers were saved; they can be restored when you open that draft.
Please copy the details below to support (they contain no document text).</translation>
    </message>
    <message>
      <location filename="desktop/crash.py"/>
      <location filename="desktop/dialogs/about.py"/>
      <location filename="desktop/dialogs/export.py"/>
      <location filename="desktop/dialogs/keys.py"/>
      <location filename="desktop/dialogs/left.py"/>
      <location filename="desktop/dialogs/parents.py"/>
      <location filename="desktop/dialogs/settings.py"/>
      <location filename="desktop/dialogs/shelf_layout.py"/>
      <location filename="desktop/dialogs/versions.py"/>
      <location filename="desktop/handlers/safety.py"/>
      <source>关闭</source>
      <translation>Close</translation>
    </message>
    <message>
      <location filename="desktop/crash.py"/>
      <source>原稿没有改动。</source>
      <translation>The original file is unchanged.</translation>
    </message>
    <message>
      <location filename="desktop/crash.py"/>
      <source>复制信息</source>
      <translation>Copy details</translation>
    </message>
    <message>
      <location filename="desktop/crash.py"/>
      <source>正文改动和处理意见已经保存，原稿没有改动。</source>
      <translation>Edits and answers are saved; the original file is unchanged.</translation>
    </message>
    <message>
      <location filename="desktop/crash.py"/>
      <source>正文改动和处理意见没能保存，请先导出已有结果。原稿没有改动。</source>
      <translation>Edits and answers could not be saved; please export what you have first. The original file is unchanged.</translation>
    </message>
    <message>
      <location filename="desktop/crash.py"/>
      <source>程序出错</source>
      <translation>Program error</translation>
    </message>
    <message>
      <location filename="desktop/crash.py"/>
      <source>程序遇到了没有料到的错误，刚才的操作可能没有完成。</source>
      <translation>The program met an unexpected error; what you just did may be incomplete.</translation>
    </message>
    <message>
      <location filename="desktop/crash.py"/>
      <source>规划校核 {0}</source>
      <translation>Plan Check {0}</translation>
    </message>
    <message>
      <location filename="desktop/crash.py"/>
      <source>请把下面的信息复制给技术支持（不含文档内容）。</source>
      <translation>Please copy the details below to support (they contain no document text).</translation>
    </message>
    <message>
      <location filename="desktop/crash.py"/>
      <source>错误信息</source>
      <translation>Error details</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/about.py"/>
      <source>{0} {1}
读懂规划草案，对照上位规划，找出不一致，写回 Word。
程序不联网，文件只在本机读取。</source>
      <translation>{0} {1}
Reads plan drafts, compares them with upper plans, finds what does not agree and writes it back to Word.
No network: files are read on this computer only.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/about.py"/>
      <source>附带的软件和数据及其许可</source>
      <translation>Software and data included, and their licences</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/about.py"/>
      <source>附带的软件和数据及其许可(&amp;L)</source>
      <translation>Software and data included, and their &amp;licences</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/batch.py"/>
      <source>全部采纳</source>
      <translation>Accept all</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/batch.py"/>
      <location filename="desktop/dialogs/proposals.py"/>
      <location filename="desktop/models/mentions.py"/>
      <location filename="desktop/models/shelf_details.py"/>
      <location filename="desktop/preview.py"/>
      <source>原文</source>
      <translation>Original</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/batch.py"/>
      <location filename="desktop/dialogs/carry.py"/>
      <location filename="desktop/dialogs/chooser.py"/>
      <location filename="desktop/dialogs/decline.py"/>
      <location filename="desktop/dialogs/duties.py"/>
      <location filename="desktop/dialogs/insert_box.py"/>
      <location filename="desktop/dialogs/insert_table.py"/>
      <location filename="desktop/dialogs/move_chapter.py"/>
      <location filename="desktop/dialogs/new_plan.py"/>
      <location filename="desktop/dialogs/proposals.py"/>
      <location filename="desktop/dialogs/shelf.py"/>
      <location filename="desktop/handlers/moving.py"/>
      <location filename="desktop/handlers/returning.py"/>
      <location filename="desktop/handlers/safety.py"/>
      <location filename="desktop/handlers/typesetting.py"/>
      <source>取消</source>
      <translation>Cancel</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/batch.py"/>
      <source>另外选中的 {0} 条没有可直接采用的改法，保持未处理。</source>
      <translation>Also selected, without a safe fix, stay open: {0}.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/batch.py"/>
      <source>将改正文 {0} 处，可以一次撤销（Ctrl+Z）。</source>
      <translation>Edits to be made: {0}. One undo takes them all back (Ctrl+Z).</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/batch.py"/>
      <location filename="desktop/dialogs/carry.py"/>
      <location filename="desktop/dialogs/proposals.py"/>
      <source>将要改动之处</source>
      <translation>Edits to be made</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/batch.py"/>
      <location filename="desktop/dialogs/proposals.py"/>
      <location filename="desktop/models/mentions.py"/>
      <location filename="desktop/preview.py"/>
      <source>改为</source>
      <translation>Changed to</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/batch.py"/>
      <location filename="desktop/dialogs/proposals.py"/>
      <source>改正文 {0} 处</source>
      <translation>Make edits: {0}</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/batch.py"/>
      <location filename="desktop/dialogs/left.py"/>
      <location filename="desktop/dialogs/proposals.py"/>
      <source>（删去）</source>
      <translation>(deleted)</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/carry.py"/>
      <source>如 {0}</source>
      <translation>e.g. {0}</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/carry.py"/>
      <location filename="desktop/handlers/writing.py"/>
      <location filename="desktop/models/comparison.py"/>
      <location filename="desktop/models/shelf.py"/>
      <location filename="desktop/models/shelf_details.py"/>
      <location filename="desktop/panels/shelf_details.py"/>
      <location filename="desktop/register.py"/>
      <location filename="desktop/versions.py"/>
      <source>指标</source>
      <translation>Indicator</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/carry.py"/>
      <source>改动预览</source>
      <translation>Edits to be made</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/carry.py"/>
      <source>改指标值</source>
      <translation>Change indicator</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/carry.py"/>
      <source>改指标：{0} {1}→{2}</source>
      <translation>Change indicator: {0} {1}→{2}</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/carry.py"/>
      <source>新值</source>
      <translation>New value</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/carry.py"/>
      <source>无单位</source>
      <translation>no unit</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/carry.py"/>
      <source>正在查找…</source>
      <translation>Searching…</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/carry.py"/>
      <source>现值 → 新值</source>
      <translation>Present → new</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/carry.py"/>
      <source>看不懂“{0}”。请填写数值，单位可以省略（{1}）。</source>
      <translation>"{0}" is not understood. Please enter a number; the unit may be left out ({1}).</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/carry.py"/>
      <source>选定指标并填写新值后，列出稿中每一处说到它的地方和由它推算的数。</source>
      <translation>Choose an indicator and enter its new value to list every place that names it and the figures calculated from it.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/carry.py"/>
      <source>采纳（改 {0} 处）</source>
      <translation>Accept (edits: {0})</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/carry.py"/>
      <source>（未选指标）</source>
      <translation>(no indicator chosen)</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/chooser.py"/>
      <location filename="desktop/dialogs/duties.py"/>
      <source>将要插入的文字</source>
      <translation>Text to be inserted</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/chooser.py"/>
      <location filename="desktop/dialogs/duties.py"/>
      <location filename="desktop/dialogs/insert_box.py"/>
      <location filename="desktop/dialogs/insert_table.py"/>
      <source>插入</source>
      <translation>Insert</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/chooser.py"/>
      <source>没有可选的内容</source>
      <translation>Nothing to choose from</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/chooser.py"/>
      <source>没有符合筛选的内容</source>
      <translation>Nothing matches the filter</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/chooser.py"/>
      <location filename="desktop/panels/below.py"/>
      <source>筛选</source>
      <translation>Filter</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/decline.py"/>
      <source>不采纳并下一条</source>
      <translation>Decline and next</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/decline.py"/>
      <location filename="desktop/dialogs/keys.py"/>
      <source>不采纳的理由</source>
      <translation>Reason for declining</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/decline.py"/>
      <source>不采纳：{0}
只忽略这一处，同类的其他问题照常列出。请选择理由，或自己填写：</source>
      <translation>Decline: {0}
Only this place is ignored; other findings of the rule stay listed. Choose a reason or write your own:</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/decline.py"/>
      <source>其他理由</source>
      <translation>Other reason</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/duties.py"/>
      <source>{0}，{1}</source>
      <translation>{0}, {1}</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/duties.py"/>
      <source>下列是本稿提到的单位，勾选牵头单位和配合单位；表中没有的写在下面。</source>
      <translation>Units named in this draft: tick those that lead and those that assist; write others below.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/duties.py"/>
      <source>其他牵头单位</source>
      <translation>Other leading units</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/duties.py"/>
      <source>其他配合单位</source>
      <translation>Other assisting units</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/duties.py"/>
      <location filename="desktop/models/comparison.py"/>
      <location filename="desktop/opinion_rows.py"/>
      <source>单位</source>
      <translation>Unit</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/duties.py"/>
      <source>多个单位用顿号分开</source>
      <translation>Separate several units by 、</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/duties.py"/>
      <source>插入责任分工</source>
      <translation>Insert duties</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/duties.py"/>
      <source>本稿提到的单位</source>
      <translation>Units named in this draft</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/duties.py"/>
      <source>本稿还没有提到单位，请在下面填写。</source>
      <translation>This draft names no units yet; write them below.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/duties.py"/>
      <source>牵头</source>
      <translation>Leads</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/duties.py"/>
      <source>筛选单位</source>
      <translation>Filter units</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/duties.py"/>
      <source>配合</source>
      <translation>Assists</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/export.py"/>
      <source>{0}没有文件名。请填写文件名。</source>
      <translation>No file name for: {0}. Please enter one.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/export.py"/>
      <source>{0}的文件名</source>
      <translation>{0}: file name</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/export.py"/>
      <source>{0}的格式</source>
      <translation>{0}: format</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/export.py"/>
      <source>“{0}”</source>
      <translation>"{0}"</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/export.py"/>
      <location filename="desktop/filter.py"/>
      <location filename="desktop/handlers/files.py"/>
      <location filename="desktop/handlers/shelf.py"/>
      <location filename="desktop/panels/dumbbell.py"/>
      <location filename="desktop/preview.py"/>
      <location filename="desktop/versions.py"/>
      <source>、</source>
      <translation>, </translation>
    </message>
    <message>
      <location filename="desktop/dialogs/export.py"/>
      <source>保存到</source>
      <translation>Save in</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/export.py"/>
      <source>保存到文件夹</source>
      <translation>Save in folder</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/export.py"/>
      <source>另有 {0} 处没有写入。</source>
      <translation>Not written: {0} more.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/export.py"/>
      <location filename="desktop/handlers/opinions.py"/>
      <source>另有 {0} 条。</source>
      <translation>{0} more.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/export.py"/>
      <source>已写出 {0} 个文件，原稿没有改动。</source>
      <translation>Files written: {0}. The original file is unchanged.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/export.py"/>
      <source>打开所在文件夹</source>
      <translation>Open folder</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/export.py"/>
      <source>打开文件</source>
      <translation>Open file</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/export.py"/>
      <source>批注只写已采纳的问题（不勾选时，除“不采纳”外都写）</source>
      <translation>Comments on accepted findings only (otherwise on all but declined ones)</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/export.py"/>
      <source>批注和修订的署名</source>
      <translation>Author of comments and tracked changes</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/export.py"/>
      <source>批注稿前加一页校核说明</source>
      <translation>Put a page on the check before the annotated copy</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/export.py"/>
      <source>文件夹中已有{0}。
替换后，原有文件中的内容不再保留。</source>
      <translation>The folder already has {0}.
Replacing loses what is in these files now.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/export.py"/>
      <location filename="desktop/panels/find_bar.py"/>
      <source>替换</source>
      <translation>Replace</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/export.py"/>
      <source>有两项的文件名相同。请改其中一个文件名。</source>
      <translation>Two files have the same name. Please change one of them.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/export.py"/>
      <source>正在导出…</source>
      <translation>Exporting…</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/export.py"/>
      <source>没有可对照的指标，请先加入上位规划</source>
      <translation>No indicators to compare: add an upper plan first</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/export.py"/>
      <source>清稿同时接受原稿中已有的修订（不勾选时原样保留）</source>
      <translation>Accept earlier tracked changes in the clean copy (otherwise they stay as they are)</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/export.py"/>
      <location filename="desktop/panels/settings_general.py"/>
      <source>署名</source>
      <translation>Author</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/export.py"/>
      <source>返回改名</source>
      <translation>Back to rename</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/export.py"/>
      <source>还没有上位规划，请先加入</source>
      <translation>No upper plan yet: add one first</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/export.py"/>
      <source>还没有选择要导出的内容。请至少勾选一项。</source>
      <translation>Nothing is chosen for export. Please tick at least one item.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/export.py"/>
      <source>选择…</source>
      <translation>Choose…</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>一、编制背景和必要性</source>
      <translation>1. Background and need</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>七、意见采纳情况</source>
      <translation>7. What became of opinions</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>三、编制过程</source>
      <translation>3. How it was made</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>上级的部署和要求、本地区发展到了什么阶段、面临的形势。可取自立项请示或党委政府会议纪要。</source>
      <translation>What higher levels ask for, how far the area has come, what it faces. May be taken from the request to begin the plan or from minutes.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>不编这份规划会怎样、要解决哪几个主要问题。</source>
      <translation>What would be missing without this plan, and which main problems it is to solve.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>二、编制依据</source>
      <translation>2. Basis</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>五、主要指标及测算说明</source>
      <translation>5. Main indicators and how they were computed</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>从文件读入…</source>
      <translation>Read from File…</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>八、需要说明的问题</source>
      <translation>8. Matters to explain</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>六、规划衔接情况</source>
      <translation>6. Alignment with other plans</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>关闭即随校核保存，可撤销。</source>
      <translation>Closing keeps it with the review; it can be undone.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>其他依据</source>
      <translation>Further basis</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>其他需要说明的问题</source>
      <translation>Other matters to explain</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>写一两段即可，不重复规划原文。没有填的，编制说明中留为标黄的待填处。</source>
      <translation>One or two paragraphs will do; don't repeat the plan. What is left empty stays a yellow placeholder in the drafting statement.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>各项已填。</source>
      <translation>Everything is filled in. </translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>四、主要内容</source>
      <translation>4. Main contents</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>如：《青澜省科学技术进步条例》</source>
      <translation>e.g. the provincial regulations on science and technology</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>如：区级不设基础研究经费指标，因该项由市统一安排。</source>
      <translation>e.g. why the district sets no target for basic research</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>完成</source>
      <translation>Done</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>按“编制情况.toml”的写法填好的文件，见 templates/explanation_facts.toml</source>
      <translation>A file filled in as in templates/explanation_facts.toml</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>每一步写明时间和做了什么：问了谁、怎样问的、得到什么结果。没有填的阶段在编制说明中标黄。</source>
      <translation>For each step say when it was and what was done: who was asked, how, and with what result. Stages left empty are marked yellow in the drafting statement.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>由程序按“意见”页的答复写出。还没有导入意见的，用“写作—导入意见”读入。</source>
      <translation>Written by the program from the answers in the Opinions tab. Opinions are read in with Writing – Import Opinions.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>由程序按与上位规划的对照写出。差异的理由取自对各条问题的答复，在问题卡片中填写。</source>
      <translation>Written by the program from the comparison with upper plans. Reasons for differences come from your answers to the findings, given on their cards.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>由程序按草案的大纲写出，不用填写。</source>
      <translation>Written by the program from the draft's outline; nothing to fill in.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>编制单位</source>
      <translation>Drafting body</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>编制必要性</source>
      <translation>Need</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>编制情况</source>
      <translation>How it was drafted</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>编制背景</source>
      <translation>Background</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>编制说明末尾的署名。不填时用草案中写明的编制单位。</source>
      <translation>The signature at the end of the drafting statement. Left empty, the body named in the draft is used.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>编制说明的各部分</source>
      <translation>Parts of the drafting statement</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>草案引用为依据的文件和已作对照的上位规划由程序列出，这里只补充没有引用而应列出的，一行一份。</source>
      <translation>The program lists what the draft cites as its basis and the upper plans it was compared with. Add here only what is not cited, one document per line.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>落款</source>
      <translation>Signature</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>还有 {0} 处待填，编制说明中标黄。</source>
      <translation>{0} still to fill in, marked yellow in the statement. </translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>逐个指标写目标值怎样得出，如“按近三年年均净增12家推算”。基期、目标和年均增速由程序写出。</source>
      <translation>Say for each indicator how its target was come by, such as the average net growth of the last three years. Baseline, target and yearly growth are written by the program.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>高于、低于上级目标的理由由程序列出，这里补充其他要说明的事项，一行一条。</source>
      <translation>The program lists the reasons for targets above or below those of upper plans. Add other matters here, one per line.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>（已填 {0}）</source>
      <translation> ({0} filled in)</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts.py"/>
      <source>（待填 {0}）</source>
      <translation> ({0} to fill in)</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts_pages.py"/>
      <source>{0}的情况</source>
      <translation>{0}: what was done</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts_pages.py"/>
      <source>{0}的时间</source>
      <translation>{0}: when</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts_pages.py"/>
      <source>增加一步</source>
      <translation>Add a Step</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts_pages.py"/>
      <source>如 2026年3月</source>
      <translation>e.g. 2026/3</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts_pages.py"/>
      <location filename="desktop/versions.py"/>
      <source>情况</source>
      <translation>State</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts_pages.py"/>
      <source>没有识别出主要指标</source>
      <translation>No main indicators were recognised</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts_pages.py"/>
      <source>稿中没有识别出这一指标</source>
      <translation>not recognised in the draft</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts_pages.py"/>
      <source>第 {0} 步</source>
      <translation>Step {0}</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts_pages.py"/>
      <source>第 {0} 步的阶段</source>
      <translation>Stage of step {0}</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/facts_pages.py"/>
      <source>阶段</source>
      <translation>Stage</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/files.py"/>
      <source>Excel 工作簿 (*.xlsx)</source>
      <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/files.py"/>
      <source>Word 文档 (*.docx)</source>
      <translation>Word document (*.docx)</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/files.py"/>
      <location filename="desktop/main_window.py"/>
      <source>加入上位规划</source>
      <translation>Add upper plan</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/files.py"/>
      <source>另存为</source>
      <translation>Save as</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/files.py"/>
      <source>导入意见</source>
      <translation>Import opinions</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/files.py"/>
      <source>意见反馈 ({0});;所有文件 (*)</source>
      <translation>Opinions ({0});;All files (*)</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/files.py"/>
      <location filename="desktop/main_window.py"/>
      <source>打开待审稿</source>
      <translation>Open draft</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/files.py"/>
      <source>添加到规划库</source>
      <translation>Add to the plan library</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/files.py"/>
      <source>添加文件夹到规划库</source>
      <translation>Add a folder to the plan library</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/files.py"/>
      <source>编制情况 ({0});;所有文件 (*)</source>
      <translation>How it was drafted ({0});;All files (*)</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/files.py"/>
      <source>网页 (*.html)</source>
      <translation>Web page (*.html)</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/files.py"/>
      <source>规划文件 ({0});;所有文件 (*)</source>
      <translation>Plans ({0});;All files (*)</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/files.py"/>
      <source>读入编制情况</source>
      <translation>Read How It Was Drafted</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/insert_box.py"/>
      <source>专栏插在光标所在段落之后。内容每行一段，空着的标为{0}，插入后再填。</source>
      <translation>The box goes behind the paragraph of the caret. Every line becomes a paragraph; what is left empty is marked {0}, to be filled in afterwards.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/insert_box.py"/>
      <source>插入专栏</source>
      <translation>Insert Box</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/insert_box.py"/>
      <source>标题</source>
      <translation>Title</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/insert_table.py"/>
      <source>列数</source>
      <translation>Columns</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/insert_table.py"/>
      <source>可以不填</source>
      <translation>May be left empty</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/insert_table.py"/>
      <source>插入表格</source>
      <translation>Insert Table</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/insert_table.py"/>
      <source>种类</source>
      <translation>Kind</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/insert_table.py"/>
      <source>空白表格</source>
      <translation>Plain table</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/insert_table.py"/>
      <source>行数（不含表头）</source>
      <translation>Rows (without the head)</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/insert_table.py"/>
      <source>表格插在光标所在段落之后，待填的格子标为{0}。</source>
      <translation>The table goes behind the paragraph of the caret; cells to be filled in are marked {0}.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/insert_table.py"/>
      <source>表格预览</source>
      <translation>Preview of the table</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/insert_table.py"/>
      <source>表题</source>
      <translation>Caption</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/insert_table.py"/>
      <source>首行为表头，跨页时重复</source>
      <translation>First row is a head, repeated on every page</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/keys.py"/>
      <source>Ctrl+滚轮</source>
      <translation>Ctrl+wheel</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/keys.py"/>
      <source>停止入库，清空检索，关闭</source>
      <translation>Stop adding, clear the search, close</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/keys.py"/>
      <source>其他</source>
      <translation>Other</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/keys.py"/>
      <source>双击或 F4</source>
      <translation>Double click or F4</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/keys.py"/>
      <source>命令面板</source>
      <translation>Command palette</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/keys.py"/>
      <source>回车</source>
      <translation>Enter</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/keys.py"/>
      <source>在段内换行，导出时成为新段落</source>
      <translation>Break the line; a new paragraph on export</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/keys.py"/>
      <source>拖动章节</source>
      <translation>Drag a chapter</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/keys.py"/>
      <source>数字</source>
      <translation>Digit</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/keys.py"/>
      <source>检索框：到结果；结果：打开这一段；清单：作为上位规划加入</source>
      <translation>Search box: go to results; results: open the paragraph; list: add as upper plan</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/keys.py"/>
      <location filename="desktop/register.py"/>
      <source>正文</source>
      <translation>Text</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/keys.py"/>
      <source>移到横线处，可以撤销</source>
      <translation>Moves it to the line; can be undone</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/keys.py"/>
      <source>移除选中的规划</source>
      <translation>Remove the selected plan</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/keys.py"/>
      <source>缩放文字</source>
      <translation>Zoom text</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/keys.py"/>
      <source>菜单 Alt+{0}</source>
      <translation>menu Alt+{0}</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/keys.py"/>
      <location filename="desktop/dialogs/shelf.py"/>
      <source>规划库</source>
      <translation>Plan library</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/keys.py"/>
      <source>转到某条规则查出的问题</source>
      <translation>Go to the findings of a rule</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/keys.py"/>
      <source>转到正文并进入编辑</source>
      <translation>Go to the text and edit</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/keys.py"/>
      <source>转到正文，焦点留在清单</source>
      <translation>Go to the text, stay in the list</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/keys.py"/>
      <source>转到章节</source>
      <translation>Go to chapter</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/keys.py"/>
      <source>选定理由</source>
      <translation>Choose a reason</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/keys.py"/>
      <location filename="desktop/exporting.py"/>
      <location filename="desktop/panels/findings.py"/>
      <location filename="desktop/printing.py"/>
      <source>问题清单</source>
      <translation>List of findings</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/left.py"/>
      <source>{0} 处改动、{1} 条答复</source>
      <translation>edits: {0}, answers: {1}</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/left.py"/>
      <source>{0}月{1}日 {2}</source>
      <translation>{0}/{1} {2}</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/left.py"/>
      <source>上次没有正常退出，或搁置已久，以下稿件有改动没有导出。</source>
      <translation>After an unexpected end, or left for long: these drafts have changes that were not exported.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/left.py"/>
      <source>以下稿件有改动没有导出。</source>
      <translation>These drafts have changes that were not exported.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/left.py"/>
      <location filename="desktop/handlers/returning.py"/>
      <source>以后再说</source>
      <translation>Not now</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/left.py"/>
      <source>原文：{0}
改为：{1}</source>
      <translation>Original: {0}
Changed to: {1}</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/left.py"/>
      <source>复制改动</source>
      <translation>Copy changes</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/left.py"/>
      <source>已放弃，尚未清除</source>
      <translation>Discarded, not yet deleted</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/left.py"/>
      <source>待审稿已修改或不在原处，不能直接恢复；可以把改动复制出来</source>
      <translation>The draft was changed or moved and cannot be restored as it was; its changes can be copied</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/left.py"/>
      <location filename="desktop/handlers/returning.py"/>
      <source>恢复</source>
      <translation>Restore</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/left.py"/>
      <source>找回改动</source>
      <translation>Recover changes</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/left.py"/>
      <location filename="desktop/handlers/returning.py"/>
      <source>放弃</source>
      <translation>Discard</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/left.py"/>
      <source>放弃的改动再保留 {0} 天。</source>
      <translation>Days that discarded changes are still kept: {0}.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/left.py"/>
      <source>没有导出的改动</source>
      <translation>Changes not exported</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/left.py"/>
      <source>结构调整：{0}</source>
      <translation>Change of structure: {0}</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/move_chapter.py"/>
      <source>“{0}”之前</source>
      <translation>before "{0}"</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/move_chapter.py"/>
      <source>“{0}”之后</source>
      <translation>after "{0}"</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/move_chapter.py"/>
      <source>移到</source>
      <translation>Move to</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/move_chapter.py"/>
      <source>移到哪里</source>
      <translation>Where to</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/move_chapter.py"/>
      <location filename="desktop/terms.py"/>
      <source>移动</source>
      <translation>Moved</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/move_chapter.py"/>
      <source>移动哪一章节</source>
      <translation>Chapter to move</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/move_chapter.py"/>
      <source>移动章节</source>
      <translation>Move chapter</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/move_chapter.py"/>
      <source>章节连同其中的表格、图片一起移动，修订稿中以修订标出，可以撤销。序号不变，可用“重排序号”顺延。</source>
      <translation>The chapter moves with its tables and pictures; the revised copy shows this as a tracked change, and it can be undone. Numbers stay; “Renumber” brings them in order.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan.py"/>
      <source>上一步</source>
      <translation>Back</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan.py"/>
      <source>下一步</source>
      <translation>Next</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan.py"/>
      <source>保存为</source>
      <translation>Save as</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan.py"/>
      <source>已有同名文件“{0}”。请换一个文件名，或按“浏览…”选它并同意替换。</source>
      <translation>"{0}" exists already. Please choose another name, or press "Browse…", choose it and agree to replace it.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan.py"/>
      <source>新建规划</source>
      <translation>New plan</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan.py"/>
      <source>模板文件夹建不了，请检查用户数据文件夹的权限。</source>
      <translation>The template folder cannot be made; please check the rights of the user data folder.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan.py"/>
      <location filename="desktop/handlers/shelf.py"/>
      <source>正在从规划库查找上位规划…</source>
      <translation>Looking for upper plans in the library…</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan.py"/>
      <source>正在生成…</source>
      <translation>Making the draft…</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan.py"/>
      <source>正在读取模板…</source>
      <translation>Reading templates…</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan.py"/>
      <source>正在阅读…</source>
      <translation>Reading…</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan.py"/>
      <source>没有完成，请重试。</source>
      <translation>Not completed; please try again.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan.py"/>
      <source>浏览…</source>
      <translation>Browse…</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan.py"/>
      <source>生成并打开</source>
      <translation>Make and open</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan.py"/>
      <source>第 1 步　选择模板</source>
      <translation>Step 1  Choose a template</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan.py"/>
      <source>第 2 步　规划的基本情况</source>
      <translation>Step 2  About the plan</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan.py"/>
      <source>第 3 步　上位规划和指标</source>
      <translation>Step 3  Upper plans and indicators</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan.py"/>
      <source>第 4 步　其他待填项</source>
      <translation>Step 4  Other blanks</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan.py"/>
      <source>规划库中有 {0} 份上位规划。</source>
      <translation>Upper plans in the library: {0}.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan.py"/>
      <source>规划库中没有找到上位规划，可以添加文件；没有上位规划也能新建。</source>
      <translation>The plan library has no upper plans; add files, or go on without.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan.py"/>
      <source>请写出完整的文件夹和文件名，文件名以 .docx 结尾。</source>
      <translation>Please give the whole folder and file name, ending in .docx.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan_pages.py"/>
      <source>上位规划的指标</source>
      <translation>Indicators of upper plans</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan_pages.py"/>
      <source>上位规划的目标</source>
      <translation>Upper plan's target</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan_pages.py"/>
      <source>以下都可以不填：没有填的在稿中保留占位符并标黄，打开后按 Ctrl+Shift+空格 逐处填写。</source>
      <translation>All of these may stay empty: blanks are kept in the draft, marked yellow; press Ctrl+Shift+Space there to go through them.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan_pages.py"/>
      <source>其他待填项</source>
      <translation>Other blanks</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan_pages.py"/>
      <source>列入指标表</source>
      <translation>In the table</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan_pages.py"/>
      <source>勾选列入指标表的指标：上位规划的目标列为对照，本级目标待填</source>
      <translation>Tick the indicators for the table: upper plans' targets stand beside, your own are left blank</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan_pages.py"/>
      <source>填写内容</source>
      <translation>Entry</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan_pages.py"/>
      <source>打开模板文件夹</source>
      <translation>Open template folder</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan_pages.py"/>
      <source>本单位的模板：写有占位符的 .docx 放进这个文件夹，再打开本窗口即列出</source>
      <translation>Templates of your office: put .docx files with placeholders in this folder and reopen this window to list them</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan_pages.py"/>
      <source>模板</source>
      <translation>Template</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan_pages.py"/>
      <source>模板的大纲</source>
      <translation>Outline of the template</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan_pages.py"/>
      <location filename="desktop/dialogs/shelf_layout.py"/>
      <source>添加文件…</source>
      <translation>Add files…</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan_pages.py"/>
      <location filename="desktop/dialogs/proposals.py"/>
      <source>说明</source>
      <translation>Note</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan_pages.py"/>
      <source>项目</source>
      <translation>Item</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/new_plan_pages.py"/>
      <source>（本单位）</source>
      <translation> (your office)</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/palette.py"/>
      <source>命令</source>
      <translation>Command</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/palette.py"/>
      <source>命令列表</source>
      <translation>Commands</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/palette.py"/>
      <source>没有相符的命令</source>
      <translation>No matching command</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/palette.py"/>
      <source>输入命令或拼音首字母；@ 章节，# 规则</source>
      <translation>Type a command; @ for chapters, # for rules</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/parents.py"/>
      <source>上位规划的选取理由</source>
      <translation>Why these upper plans</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/parents.py"/>
      <location filename="desktop/handlers/shelf.py"/>
      <source>打开规划库</source>
      <translation>Open plan library</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/parents.py"/>
      <source>按待审稿的地区、层级、领域、规划期和编制依据，从规划库中选取。未入库的，可添加到规划库后再查找。</source>
      <translation>Chosen from the plan library by the draft's region, level, field, period and stated basis. Plans not in the library can be added to it and found then.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/parents.py"/>
      <source>规划库中没有找到本稿的上位规划。可把上位规划添加到规划库后再查找，或用“加入上位规划”直接打开文件。</source>
      <translation>No plan above this draft was found on the shelf. Add upper plans to the shelf and look again, or open files with “Add upper plans”.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/preview.py"/>
      <source>勾选要导出的内容后，在这里预览。</source>
      <translation>Tick what to export to see it here.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/preview.py"/>
      <source>将要写出的内容</source>
      <translation>What will be written</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/preview.py"/>
      <source>正在准备预览…</source>
      <translation>Preparing the preview…</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/preview.py"/>
      <source>预览</source>
      <translation>Preview</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/preview.py"/>
      <source>预览哪一份</source>
      <translation>Preview of</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/proposals.py"/>
      <source>{0}：“{1}”改为“{2}”，{3}</source>
      <translation>{0}: "{1}" changed to "{2}", {3}</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/proposals.py"/>
      <source>勾选的 {0} 处将作为一步改动，可以一次撤销（Ctrl+Z）。</source>
      <translation>Ticked edits: {0}, made in one step; one undo takes them back (Ctrl+Z).</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/proposals.py"/>
      <source>有 {0} 处拿不准，没有勾选，请核对后自行勾选。</source>
      <translation>Uncertain and not ticked: {0}. Please check and tick them yourself.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/proposals.py"/>
      <source>有 {0} 处无法判断改成什么，请在正文中核对。</source>
      <translation>Unclear what to change to: {0}. Please check in the text.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/proposals.py"/>
      <source>（请人工核对）</source>
      <translation> (please check)</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/settings.py"/>
      <source>只用于“{0}”</source>
      <translation>Only for "{0}"</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/settings.py"/>
      <source>已保存到 {0}</source>
      <translation>Saved to {0}</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/settings.py"/>
      <source>改动随即保存到 {0}，并重新校核。</source>
      <translation>Changes are saved to {0} at once, and the draft is checked again.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/settings.py"/>
      <source>本单位的全部待审稿</source>
      <translation>All drafts of this office</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/settings.py"/>
      <source>正在读取…</source>
      <translation>Reading…</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/settings.py"/>
      <location filename="desktop/panels/settings_limits.py"/>
      <source>界限</source>
      <translation>Thresholds</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/settings.py"/>
      <location filename="desktop/panels/settings_rules.py"/>
      <source>规则</source>
      <translation>Rules</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/settings.py"/>
      <source>规则和界限用于</source>
      <translation>Rules and thresholds for</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/settings.py"/>
      <source>设置</source>
      <translation>Settings</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/settings.py"/>
      <source>通用</source>
      <translation>General</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf.py"/>
      <source>
……另有 {0} 份</source>
      <translation>
… and {0} more</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf.py"/>
      <source>{0} 份由旧版程序读取，可“重新读取”</source>
      <translation>{0} read by an older version: use "Read again"</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf.py"/>
      <source>从规划库移除选中的 {0} 份规划？原来的文件不会删除，可以再次入库。</source>
      <translation>Remove the selected plans ({0}) from the library? Their files are not deleted and can be added again.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf.py"/>
      <source>入库后，打开待审稿时会自动找出它的上位规划。</source>
      <translation>Once plans are added, the upper plans of a draft are found when it is opened.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf.py"/>
      <source>其中 {0} 份已有新版</source>
      <translation>{0} superseded</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf.py"/>
      <source>在结果上按回车或双击，打开所在段落</source>
      <translation>Press Enter or double-click a result to open its paragraph</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf.py"/>
      <source>已停止：{0}</source>
      <translation>Stopped: {0}</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf.py"/>
      <source>已另建新库，旧库改名为“{0}”</source>
      <translation>A new library was made; the old one is now called "{0}"</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf.py"/>
      <source>已移除 {0} 份</source>
      <translation>Removed: {0}</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf.py"/>
      <source>库中 {0} 份规划</source>
      <translation>Plans in the library: {0}</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf.py"/>
      <source>显示 {0} / {1}，已按“{2}”筛选</source>
      <translation>Showing {0} of {1}, filtered by "{2}"</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf.py"/>
      <source>正在停止，读完手头这一份就停…</source>
      <translation>Stopping after this file…</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf.py"/>
      <source>正在准备…</source>
      <translation>Preparing…</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf.py"/>
      <source>正在打开规划库…</source>
      <translation>Opening the plan library…</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf.py"/>
      <source>没有找到可入库的文件</source>
      <translation>No files that can be added</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf.py"/>
      <source>没有题名、地区或正文相符的规划。</source>
      <translation>No plan whose title, region or text matches.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf.py"/>
      <source>移除</source>
      <translation>Remove</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf.py"/>
      <source>移除规划</source>
      <translation>Remove plans</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf.py"/>
      <source>规划库是空的。把规划文件或文件夹拖到这里，或按“添加文件”。</source>
      <translation>The plan library is empty. Drop plans or folders here, or press "Add files".</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf.py"/>
      <source>规划库没有打开</source>
      <translation>The plan library is not open</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf.py"/>
      <source>重新读取 {0} 份</source>
      <translation>Read again: {0}</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf_layout.py"/>
      <location filename="desktop/panels/status.py"/>
      <source>{0}（{1}/{2}）</source>
      <translation>{0} ({1}/{2})</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf_layout.py"/>
      <source>……另有 {0} 份</source>
      <translation>… and {0} more</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf_layout.py"/>
      <source>作为上位规划加入</source>
      <translation>Add as upper plan</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf_layout.py"/>
      <source>停止（Esc）</source>
      <translation>Stop (Esc)</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf_layout.py"/>
      <source>升级程序后，把旧版程序读取的规划按新版重新读取</source>
      <translation>After an upgrade, read the plans anew that an older version has read</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf_layout.py"/>
      <source>另建新库（旧库改名保留）</source>
      <translation>Make a new library (the old one is kept)</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf_layout.py"/>
      <source>库中规划</source>
      <translation>Plans in the library</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf_layout.py"/>
      <source>检索规划库</source>
      <translation>Search the plan library</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf_layout.py"/>
      <source>检索：输入题名、地区或正文词句，多个词用空格隔开</source>
      <translation>Search: title, region or words of the text, separated by spaces</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf_layout.py"/>
      <source>添加文件夹…</source>
      <translation>Add folder…</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf_layout.py"/>
      <source>移除…</source>
      <translation>Remove…</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf_layout.py"/>
      <source>规划库状态</source>
      <translation>State of the plan library</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/shelf_layout.py"/>
      <location filename="desktop/shelf_work.py"/>
      <source>重新读取</source>
      <translation>Read again</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/versions.py"/>
      <source>与“{0}”对比</source>
      <translation>Compared with "{0}"</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/versions.py"/>
      <source>两个版本文字相同。</source>
      <translation>The two versions have the same text.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/versions.py"/>
      <source>两个版本都没有发现问题。</source>
      <translation>Neither version has findings.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/versions.py"/>
      <location filename="desktop/versions.py"/>
      <source>修改前</source>
      <translation>Before</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/versions.py"/>
      <location filename="desktop/versions.py"/>
      <source>修改后</source>
      <translation>After</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/versions.py"/>
      <source>导出修改对照表…</source>
      <translation>Export table of changes…</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/versions.py"/>
      <source>所选改动的前后文字</source>
      <translation>Text before and after the selected change</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/versions.py"/>
      <source>指标变动</source>
      <translation>Indicators changed</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/versions.py"/>
      <source>改动</source>
      <translation>Changes</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/versions.py"/>
      <source>没有指标变动。</source>
      <translation>No indicator has changed.</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/versions.py"/>
      <source>问题消长</source>
      <translation>Findings gone and new</translation>
    </message>
    <message>
      <location filename="desktop/dialogs/versions.py"/>
      <location filename="desktop/versions.py"/>
      <source>（无）</source>
      <translation>(none)</translation>
    </message>
    <message>
      <location filename="desktop/display.py"/>
      <source>{0}，待处理 {1} 条</source>
      <translation>{0}, {1} open</translation>
    </message>
    <message>
      <location filename="desktop/display.py"/>
      <location filename="desktop/panels/counts.py"/>
      <source>尚未检查</source>
      <translation>Not checked yet</translation>
    </message>
    <message>
      <location filename="desktop/display.py"/>
      <source>按当前筛选没有可显示的问题。</source>
      <translation>No findings match the filter.</translation>
    </message>
    <message>
      <location filename="desktop/display.py"/>
      <source>正在校核…</source>
      <translation>Checking…</translation>
    </message>
    <message>
      <location filename="desktop/display.py"/>
      <source>没有发现问题（检查了 {0} 段、{1} 项指标、{2} 份上位规划）。</source>
      <translation>No findings (checked paragraphs: {0}, indicators: {1}, upper plans: {2}).</translation>
    </message>
    <message>
      <location filename="desktop/display.py"/>
      <source>第 {0} 段 / 共 {1} 段</source>
      <translation>Paragraph {0} of {1}</translation>
    </message>
    <message>
      <location filename="desktop/draft_text.py"/>
      <location filename="desktop/editor/typing.py"/>
      <source>合并段落</source>
      <translation>Join paragraphs</translation>
    </message>
    <message>
      <location filename="desktop/draft_text.py"/>
      <location filename="desktop/editor/typing.py"/>
      <source>输入</source>
      <translation>Typing</translation>
    </message>
    <message>
      <location filename="desktop/editor/blocks.py"/>
      <source>文本框</source>
      <translation>Text box</translation>
    </message>
    <message>
      <location filename="desktop/editor/blocks.py"/>
      <source>脚注</source>
      <translation>Footnote</translation>
    </message>
    <message>
      <location filename="desktop/editor/blocks.py"/>
      <source>页眉页脚</source>
      <translation>Header or footer</translation>
    </message>
    <message>
      <location filename="desktop/editor/draft_editor.py"/>
      <location filename="desktop/editor/plan_view.py"/>
      <source>全选</source>
      <translation>Select all</translation>
    </message>
    <message>
      <location filename="desktop/editor/draft_editor.py"/>
      <location filename="desktop/editor/typing.py"/>
      <source>剪切</source>
      <translation>Cut</translation>
    </message>
    <message>
      <location filename="desktop/editor/draft_editor.py"/>
      <location filename="desktop/editor/plan_view.py"/>
      <source>复制</source>
      <translation>Copy</translation>
    </message>
    <message>
      <location filename="desktop/editor/draft_editor.py"/>
      <source>待审稿正文</source>
      <translation>Text of the draft</translation>
    </message>
    <message>
      <location filename="desktop/editor/draft_editor.py"/>
      <location filename="desktop/editor/typing.py"/>
      <source>粘贴</source>
      <translation>Paste</translation>
    </message>
    <message>
      <location filename="desktop/editor/hover.py"/>
      <source>{0}　{1}</source>
      <translation>{0}  {1}</translation>
    </message>
    <message>
      <location filename="desktop/editor/hover.py"/>
      <source>另有 {0} 条</source>
      <translation>{0} more</translation>
    </message>
    <message>
      <location filename="desktop/editor/hover.py"/>
      <location filename="desktop/models/findings.py"/>
      <source>已修改，待复核</source>
      <translation>Edited, to be checked again</translation>
    </message>
    <message>
      <location filename="desktop/editor/note_marks.py"/>
      <source>尾注 {0}</source>
      <translation>Endnote {0}</translation>
    </message>
    <message>
      <location filename="desktop/editor/note_marks.py"/>
      <source>脚注 {0}</source>
      <translation>Footnote {0}</translation>
    </message>
    <message>
      <location filename="desktop/editor/plates.py"/>
      <source>{0}（不能显示）</source>
      <translation>{0} (cannot be shown)</translation>
    </message>
    <message>
      <location filename="desktop/editor/plates.py"/>
      <source>图片</source>
      <translation>Picture</translation>
    </message>
    <message>
      <location filename="desktop/editor/plates.py"/>
      <source>图片（不能显示：{0}）</source>
      <translation>Picture (cannot be shown: {0})</translation>
    </message>
    <message>
      <location filename="desktop/editor/stripe.py"/>
      <source>问题分布条</source>
      <translation>Findings along the text</translation>
    </message>
    <message>
      <location filename="desktop/editor/typing.py"/>
      <location filename="desktop/terms.py"/>
      <source>分段</source>
      <translation>Split paragraph</translation>
    </message>
    <message>
      <location filename="desktop/editor/typing.py"/>
      <location filename="desktop/terms.py"/>
      <source>删除</source>
      <translation>Delete</translation>
    </message>
    <message>
      <location filename="desktop/editor/typing.py"/>
      <source>拖放</source>
      <translation>Drag and drop</translation>
    </message>
    <message>
      <location filename="desktop/editor/typing.py"/>
      <source>移动文字</source>
      <translation>Move text</translation>
    </message>
    <message>
      <location filename="desktop/exporting.py"/>
      <source>上位规划的要求、本规划的表述和衔接结论，可作报送附件</source>
      <translation>What upper plans ask, what this plan says, and the result; can be attached to a submission</translation>
    </message>
    <message>
      <location filename="desktop/exporting.py"/>
      <source>修订稿</source>
      <translation>Tracked copy</translation>
    </message>
    <message>
      <location filename="desktop/exporting.py"/>
      <source>写出{0}</source>
      <translation>Writing: {0}</translation>
    </message>
    <message>
      <location filename="desktop/exporting.py"/>
      <source>只有正文改动，以修订标出，没有批注</source>
      <translation>Edits only, as tracked changes, without comments</translation>
    </message>
    <message>
      <location filename="desktop/exporting.py"/>
      <source>批注稿</source>
      <translation>Annotated copy</translation>
    </message>
    <message>
      <location filename="desktop/exporting.py"/>
      <source>指标对照表</source>
      <translation>Indicator comparison</translation>
    </message>
    <message>
      <location filename="desktop/exporting.py"/>
      <source>数据台账</source>
      <translation>Data ledger</translation>
    </message>
    <message>
      <location filename="desktop/exporting.py"/>
      <source>本规划与上位规划逐项对照，附指标对照图</source>
      <translation>This plan and the upper plans, indicator by indicator, with the chart</translation>
    </message>
    <message>
      <location filename="desktop/exporting.py"/>
      <source>正文改动直接写入，不留修订标记</source>
      <translation>Edits written straight into the text, without marks</translation>
    </message>
    <message>
      <location filename="desktop/exporting.py"/>
      <location filename="desktop/preview.py"/>
      <source>段</source>
      <translation>Paragraph</translation>
    </message>
    <message>
      <location filename="desktop/exporting.py"/>
      <source>每条问题的依据、算式、建议和处理情况</source>
      <translation>Basis, calculation, advice and answer of every finding</translation>
    </message>
    <message>
      <location filename="desktop/exporting.py"/>
      <source>清稿</source>
      <translation>Clean copy</translation>
    </message>
    <message>
      <location filename="desktop/exporting.py"/>
      <source>由上面两表写成的文字稿，待补充的理由标黄</source>
      <translation>The two tables in prose; reasons still to be given are marked yellow</translation>
    </message>
    <message>
      <location filename="desktop/exporting.py"/>
      <source>稿中每个数的口径、出现位置和是否一致</source>
      <translation>Definition, places and consistency of every figure in the draft</translation>
    </message>
    <message>
      <location filename="desktop/exporting.py"/>
      <source>第{0}{1}的改动没有写入：{2}</source>
      <translation>{1} {0}: edit not written, {2}</translation>
    </message>
    <message>
      <location filename="desktop/exporting.py"/>
      <source>第{0}{1}的改动没有写入：文档中没有这一处</source>
      <translation>{1} {0}: edit not written, no such place in the document</translation>
    </message>
    <message>
      <location filename="desktop/exporting.py"/>
      <source>第{0}段的批注没有写入：{1}</source>
      <translation>Paragraph {0}: comment not written, {1}</translation>
    </message>
    <message>
      <location filename="desktop/exporting.py"/>
      <source>编制依据、指标测算、衔接和意见采纳情况等八部分，待补充处标黄；过程、测算先在“导出—编制情况”中填写</source>
      <translation>Eight parts: basis, targets, alignment, opinions …; gaps in yellow; steps and computations come from Export – How It Was Drafted</translation>
    </message>
    <message>
      <location filename="desktop/exporting.py"/>
      <source>编制说明</source>
      <translation>Drafting statement</translation>
    </message>
    <message>
      <location filename="desktop/exporting.py"/>
      <location filename="desktop/models/shelf_details.py"/>
      <source>行</source>
      <translation>Line</translation>
    </message>
    <message>
      <location filename="desktop/exporting.py"/>
      <source>衔接情况说明</source>
      <translation>Alignment statement</translation>
    </message>
    <message>
      <location filename="desktop/exporting.py"/>
      <source>规划衔接情况表</source>
      <translation>Alignment table</translation>
    </message>
    <message>
      <location filename="desktop/exporting.py"/>
      <source>逐处加批注，正文改动以修订标出；不是 Word 的待审稿先排成公文</source>
      <translation>Comments at every place, edits as tracked changes; a draft that is not in Word is laid out first</translation>
    </message>
    <message>
      <location filename="desktop/facts_desk.py"/>
      <source>填写编制情况</source>
      <translation>Fill In How It Was Drafted</translation>
    </message>
    <message>
      <location filename="desktop/filter.py"/>
      <source>{0}已隐藏</source>
      <translation>{0} hidden</translation>
    </message>
    <message>
      <location filename="desktop/filter.py"/>
      <source>不分组</source>
      <translation>No grouping</translation>
    </message>
    <message>
      <location filename="desktop/filter.py"/>
      <source>先重后轻</source>
      <translation>By severity</translation>
    </message>
    <message>
      <location filename="desktop/filter.py"/>
      <source>全部状态</source>
      <translation>All states</translation>
    </message>
    <message>
      <location filename="desktop/filter.py"/>
      <source>只看{0}</source>
      <translation>Only: {0}</translation>
    </message>
    <message>
      <location filename="desktop/filter.py"/>
      <source>已忽略规则的 {0} 条不显示</source>
      <translation>{0} of ignored rules not shown</translation>
    </message>
    <message>
      <location filename="desktop/filter.py"/>
      <source>已忽略（不采纳）</source>
      <translation>Declined</translation>
    </message>
    <message>
      <location filename="desktop/filter.py"/>
      <source>已按“{0}”筛选</source>
      <translation>filtered by "{0}"</translation>
    </message>
    <message>
      <location filename="desktop/filter.py"/>
      <source>已采纳</source>
      <translation>Accepted</translation>
    </message>
    <message>
      <location filename="desktop/filter.py"/>
      <source>按上位规划</source>
      <translation>By upper plan</translation>
    </message>
    <message>
      <location filename="desktop/filter.py"/>
      <source>按指标</source>
      <translation>By indicator</translation>
    </message>
    <message>
      <location filename="desktop/filter.py"/>
      <source>按章节</source>
      <translation>By chapter</translation>
    </message>
    <message>
      <location filename="desktop/filter.py"/>
      <source>按问题类别</source>
      <translation>By rule</translation>
    </message>
    <message>
      <location filename="desktop/filter.py"/>
      <source>文中顺序</source>
      <translation>In text order</translation>
    </message>
    <message>
      <location filename="desktop/filter.py"/>
      <source>显示 {0} / {1}</source>
      <translation>Showing {0} of {1}</translation>
    </message>
    <message>
      <location filename="desktop/filter.py"/>
      <location filename="desktop/models/findings.py"/>
      <source>未处理</source>
      <translation>Open</translation>
    </message>
    <message>
      <location filename="desktop/handlers/answering.py"/>
      <source>已采纳 {0} 条，改正文 {1} 处；可以一次撤销</source>
      <translation>Accepted: {0}, edits: {1}; one undo takes them back</translation>
    </message>
    <message>
      <location filename="desktop/handlers/answering.py"/>
      <source>所列问题已全部处理，可以导出（Ctrl+Shift+S）</source>
      <translation>All listed findings are answered; ready to export (Ctrl+Shift+S)</translation>
    </message>
    <message>
      <location filename="desktop/handlers/answering.py"/>
      <source>本次校核不再提示“{0}”（{1} 条）。可以撤销，或在“修改记录”中恢复。</source>
      <translation>"{0}" is ignored in this review (findings: {1}). Undo it, or restore it in "Changes".</translation>
    </message>
    <message>
      <location filename="desktop/handlers/answering.py"/>
      <location filename="desktop/session.py"/>
      <source>正文刚改过，请等复核完成后再采纳</source>
      <translation>The text has just changed; accept once it is checked again</translation>
    </message>
    <message>
      <location filename="desktop/handlers/answering.py"/>
      <source>请先选择一条问题（F8）</source>
      <translation>Choose a finding first (F8)</translation>
    </message>
    <message>
      <location filename="desktop/handlers/answering.py"/>
      <source>还有 {0} 条待处理</source>
      <translation>{0} still open</translation>
    </message>
    <message>
      <location filename="desktop/handlers/answering.py"/>
      <source>选中的 {0} 条问题</source>
      <translation>Selected findings: {0}</translation>
    </message>
    <message>
      <location filename="desktop/handlers/answering.py"/>
      <source>选中的问题没有可直接采用的改法，请逐条处理</source>
      <translation>The selected findings have no safe fix; please answer them one by one</translation>
    </message>
    <message>
      <location filename="desktop/handlers/carrying.py"/>
      <source>已改 {0} 处，可以一次撤销；导出的修订稿中逐处标出</source>
      <translation>Edits made: {0}; one undo takes them back, and the tracked copy marks each</translation>
    </message>
    <message>
      <location filename="desktop/handlers/carrying.py"/>
      <source>正文刚改过，请等复核完成后再改指标值</source>
      <translation>The text has just changed; change the indicator once it is checked again</translation>
    </message>
    <message>
      <location filename="desktop/handlers/commanding.py"/>
      <source>{0} 条，转到第一条</source>
      <translation>{0}: go to the first</translation>
    </message>
    <message>
      <location filename="desktop/handlers/commanding.py"/>
      <source>在设置中查看</source>
      <translation>See in the settings</translation>
    </message>
    <message>
      <location filename="desktop/handlers/explaining.py"/>
      <source>校核完成后才能填写编制情况</source>
      <translation>This can be filled in once the check is done</translation>
    </message>
    <message>
      <location filename="desktop/handlers/feedback.py"/>
      <source>压缩文件 (*.zip)</source>
      <translation>Zip file (*.zip)</translation>
    </message>
    <message>
      <location filename="desktop/handlers/feedback.py"/>
      <source>反馈问题（不含文档内容）</source>
      <translation>Report a problem (no document text)</translation>
    </message>
    <message>
      <location filename="desktop/handlers/feedback.py"/>
      <source>屏幕 {0}×{1}，缩放 {2}，界面 {3}</source>
      <translation>Screen {0}×{1}, scale {2}, interface {3}</translation>
    </message>
    <message>
      <location filename="desktop/handlers/feedback.py"/>
      <source>已写出“{0}”，其中没有文档内容，请发给技术支持。</source>
      <translation>"{0}" written; it contains no document text. Please send it to support.</translation>
    </message>
    <message>
      <location filename="desktop/handlers/feedback.py"/>
      <source>规划校核反馈 {0}.zip</source>
      <translation>Plan Check report {0}.zip</translation>
    </message>
    <message>
      <location filename="desktop/handlers/files.py"/>
      <source>导出没有完成。请换一个文件夹后重试。</source>
      <translation>The export was not completed. Please try another folder.</translation>
    </message>
    <message>
      <location filename="desktop/handlers/files.py"/>
      <source>已加入“{0}”</source>
      <translation>"{0}" added</translation>
    </message>
    <message>
      <location filename="desktop/handlers/files.py"/>
      <source>已加入上位规划：{0}。请再打开待审稿。</source>
      <translation>Upper plan added: {0}. Now open a draft.</translation>
    </message>
    <message>
      <location filename="desktop/handlers/files.py"/>
      <source>已导出到“{0}”</source>
      <translation>Exported to "{0}"</translation>
    </message>
    <message>
      <location filename="desktop/handlers/files.py"/>
      <source>已移除“{0}”，正在重新校核</source>
      <translation>"{0}" removed, checking again</translation>
    </message>
    <message>
      <location filename="desktop/handlers/files.py"/>
      <source>校核完成后才能导出</source>
      <translation>Export is possible once the check is done</translation>
    </message>
    <message>
      <location filename="desktop/handlers/files.py"/>
      <source>正文刚改过，正在复核。请稍候再按“导出”。</source>
      <translation>The text has just changed and is being checked. Please press "Export" again in a moment.</translation>
    </message>
    <message>
      <location filename="desktop/handlers/files.py"/>
      <location filename="desktop/handlers/opinions.py"/>
      <location filename="desktop/handlers/safety.py"/>
      <location filename="desktop/handlers/typesetting.py"/>
      <location filename="desktop/panels/notice.py"/>
      <source>知道了</source>
      <translation>OK</translation>
    </message>
    <message>
      <location filename="desktop/handlers/listing.py"/>
      <source>“{0}”的另一处（{1} / {2}）</source>
      <translation>Another place of "{0}" ({1} of {2})</translation>
    </message>
    <message>
      <location filename="desktop/handlers/listing.py"/>
      <source>已恢复 {0} 项，可以撤销</source>
      <translation>Restored: {0}; can be undone</translation>
    </message>
    <message>
      <location filename="desktop/handlers/listing.py"/>
      <source>恢复 {0} 项</source>
      <translation>Restore {0}</translation>
    </message>
    <message>
      <location filename="desktop/handlers/listing.py"/>
      <location filename="desktop/panels/below.py"/>
      <source>恢复所选</source>
      <translation>Restore selected</translation>
    </message>
    <message>
      <location filename="desktop/handlers/listing.py"/>
      <source>结构调整用撤销（Ctrl+Z）逐步退回</source>
      <translation>Changes of structure are taken back step by step with Undo (Ctrl+Z)</translation>
    </message>
    <message>
      <location filename="desktop/handlers/listing.py"/>
      <source>请先在“修改记录”中选择要恢复的行</source>
      <translation>Select the rows to restore in "Changes" first</translation>
    </message>
    <message>
      <location filename="desktop/handlers/listing.py"/>
      <source>还原</source>
      <translation>Revert</translation>
    </message>
    <message>
      <location filename="desktop/handlers/moving.py"/>
      <source>“{0}”已是最后一个，不能再下移</source>
      <translation>“{0}” is the last one already</translation>
    </message>
    <message>
      <location filename="desktop/handlers/moving.py"/>
      <source>“{0}”已是第一个，不能再上移</source>
      <translation>“{0}” is the first one already</translation>
    </message>
    <message>
      <location filename="desktop/handlers/moving.py"/>
      <location filename="desktop/structure_desk.py"/>
      <source>上一项结构调整还没有完成，请稍候再试。</source>
      <translation>The last change of structure is not finished yet. Try again in a moment.</translation>
    </message>
    <message>
      <location filename="desktop/handlers/moving.py"/>
      <source>另存为新稿也能移动，但窗口中有改动还没有导出：请先导出清稿，打开它再移动。</source>
      <translation>It can be moved in a new draft, too, but the window has changes that are not exported yet: export a clean copy first, open it, and move the chapter there.</translation>
    </message>
    <message>
      <location filename="desktop/handlers/moving.py"/>
      <source>已移动“{0}”，另存为“{1}”。序号没有改，可以用“写作 → 重排序号”顺延。</source>
      <translation>"{0}" moved, saved as "{1}". Numbers are unchanged: "Write → Renumber" brings them in order.</translation>
    </message>
    <message>
      <location filename="desktop/handlers/moving.py"/>
      <source>已移动“{0}”，可以撤销。序号没有改，可以用“写作 → 重排序号”顺延。</source>
      <translation>“{0}” was moved; this can be undone. Numbers were not changed; “Writing → Renumber” brings them in order.</translation>
    </message>
    <message>
      <location filename="desktop/handlers/moving.py"/>
      <source>移动后另存为新稿…</source>
      <translation>Move in a New Draft…</translation>
    </message>
    <message>
      <location filename="desktop/handlers/moving.py"/>
      <source>移动章节：{0}</source>
      <translation>Move Chapter: {0}</translation>
    </message>
    <message>
      <location filename="desktop/handlers/moving.py"/>
      <source>稿中没有可移动的章节</source>
      <translation>No chapters to move</translation>
    </message>
    <message>
      <location filename="desktop/handlers/moving.py"/>
      <source>请先把光标放到要移动的章节中</source>
      <translation>Put the caret into the chapter that is to be moved first</translation>
    </message>
    <message>
      <location filename="desktop/handlers/moving.py"/>
      <source>请等校核完成后再移动章节</source>
      <translation>Move chapters once the check is done</translation>
    </message>
    <message>
      <location filename="desktop/handlers/moving.py"/>
      <location filename="desktop/handlers/writing.py"/>
      <source>重排序号</source>
      <translation>Renumber</translation>
    </message>
    <message>
      <location filename="desktop/handlers/new_plan.py"/>
      <source>已新建“{0}”，待填 {1} 项，按 Ctrl+Shift+空格 逐处填写。</source>
      <translation>"{0}" made, blanks: {1}. Press Ctrl+Shift+Space to go through them.</translation>
    </message>
    <message>
      <location filename="desktop/handlers/new_plan.py"/>
      <source>新稿已写到“{0}”，没有打开</source>
      <translation>The new draft is written to "{0}" and not opened</translation>
    </message>
    <message>
      <location filename="desktop/handlers/opinions.py"/>
      <source>{0}；{1} 条未定位，可把光标放到该处后“放到光标处”</source>
      <translation>{0}; without a place: {1}, put the caret there and press "Place at caret"</translation>
    </message>
    <message>
      <location filename="desktop/handlers/opinions.py"/>
      <source>光标处没有可定位的文字</source>
      <translation>There is no text at the caret to place it at</translation>
    </message>
    <message>
      <location filename="desktop/handlers/opinions.py"/>
      <source>光标所在的段没有改动。请先改正文，或把光标放到改过的段</source>
      <translation>The paragraph at the caret has no edits. Edit it first, or put the caret in an edited one</translation>
    </message>
    <message>
      <location filename="desktop/handlers/opinions.py"/>
      <source>已以光标所在段的改动落实这条意见</source>
      <translation>The opinion is settled by the edits of the paragraph at the caret</translation>
    </message>
    <message>
      <location filename="desktop/handlers/opinions.py"/>
      <location filename="desktop/handlers/versions.py"/>
      <source>已写入“{0}”</source>
      <translation>Written to "{0}"</translation>
    </message>
    <message>
      <location filename="desktop/handlers/opinions.py"/>
      <source>意见已全部答复，可以导出汇总表</source>
      <translation>All opinions are answered; the summary can be exported</translation>
    </message>
    <message>
      <location filename="desktop/handlers/opinions.py"/>
      <source>意见已放到：{0}</source>
      <translation>Opinion placed at: {0}</translation>
    </message>
    <message>
      <location filename="desktop/handlers/opinions.py"/>
      <source>新增意见 {0} 条</source>
      <translation>New opinions: {0}</translation>
    </message>
    <message>
      <location filename="desktop/handlers/opinions.py"/>
      <source>校核完成后才能导入意见</source>
      <translation>Opinions can be imported once the check is done</translation>
    </message>
    <message>
      <location filename="desktop/handlers/opinions.py"/>
      <source>正文刚改过，请等复核完成后再定位</source>
      <translation>The text has just changed; place it once it is checked again</translation>
    </message>
    <message>
      <location filename="desktop/handlers/opinions.py"/>
      <source>没有新的意见</source>
      <translation>No new opinions</translation>
    </message>
    <message>
      <location filename="desktop/handlers/opinions.py"/>
      <source>请先在“意见”中选择一条意见</source>
      <translation>Choose an opinion in "Opinions" first</translation>
    </message>
    <message>
      <location filename="desktop/handlers/opinions.py"/>
      <source>还有 {0} 条意见待答复</source>
      <translation>Opinions to answer: {0}</translation>
    </message>
    <message>
      <location filename="desktop/handlers/opinions.py"/>
      <source>还没有意见可以导出</source>
      <translation>No opinions to export yet</translation>
    </message>
    <message>
      <location filename="desktop/handlers/opinions.py"/>
      <source>这条意见未定位：把光标放到该处后按“放到光标处”（Ctrl+Shift+L）</source>
      <translation>This opinion has no place: put the caret there and press "Place at caret" (Ctrl+Shift+L)</translation>
    </message>
    <message>
      <location filename="desktop/handlers/printing.py"/>
      <source>PDF 文件 (*.pdf)</source>
      <translation>PDF file (*.pdf)</translation>
    </message>
    <message>
      <location filename="desktop/handlers/printing.py"/>
      <source>存为 PDF</source>
      <translation>Save as PDF</translation>
    </message>
    <message>
      <location filename="desktop/handlers/printing.py"/>
      <source>已写出“{0}”</source>
      <translation>"{0}" written</translation>
    </message>
    <message>
      <location filename="desktop/handlers/printing.py"/>
      <source>打印预览</source>
      <translation>Print preview</translation>
    </message>
    <message>
      <location filename="desktop/handlers/printing.py"/>
      <source>正在校核，请稍候再打印</source>
      <translation>Checking; please print in a moment</translation>
    </message>
    <message>
      <location filename="desktop/handlers/returning.py"/>
      <source>“{0}”正在另一个窗口中校核（电脑 {1}，{2} 保存）。
两个窗口不能同时改同一份稿件。</source>
      <translation>"{0}" is being checked in another window (computer {1}, saved {2}).
Two windows cannot edit the same draft at once.</translation>
    </message>
    <message>
      <location filename="desktop/handlers/returning.py"/>
      <source>上次搁置的 {0} 处改动没有套用。</source>
      <translation>Edits set aside last time, not applied: {0}.</translation>
    </message>
    <message>
      <location filename="desktop/handlers/returning.py"/>
      <source>上次校核这份稿件时程序没有正常退出。
{0} 自动保存了 {1}，是否恢复？</source>
      <translation>The program ended unexpectedly while this draft was checked.
Saved at {0}: {1}. Restore?</translation>
    </message>
    <message>
      <location filename="desktop/handlers/returning.py"/>
      <source>上次的改动仍然保留，可从“文件—找回改动”恢复</source>
      <translation>The earlier changes are kept: "File – Recover changes"</translation>
    </message>
    <message>
      <location filename="desktop/handlers/returning.py"/>
      <source>只读查看</source>
      <translation>Open read-only</translation>
    </message>
    <message>
      <location filename="desktop/handlers/returning.py"/>
      <source>在本窗口接着校核</source>
      <translation>Go on in this window</translation>
    </message>
    <message>
      <location filename="desktop/handlers/returning.py"/>
      <source>已在本窗口接着校核；另一个窗口改为只读</source>
      <translation>The review goes on in this window; the other one is now read-only</translation>
    </message>
    <message>
      <location filename="desktop/handlers/returning.py"/>
      <source>已恢复 {0}</source>
      <translation>Restored: {0}</translation>
    </message>
    <message>
      <location filename="desktop/handlers/returning.py"/>
      <source>已放弃；{0} 天内仍可从“文件—找回改动”恢复</source>
      <translation>Discarded; "File – Recover changes" can restore them (days left: {0})</translation>
    </message>
    <message>
      <location filename="desktop/handlers/returning.py"/>
      <source>待审稿与上次不同，上次没有导出的 {0} 处改动没有套用，仍然保留。</source>
      <translation>The draft differs from last time. Edits not exported then ({0}) were not applied and are kept.</translation>
    </message>
    <message>
      <location filename="desktop/handlers/returning.py"/>
      <source>接着上次校核：{0}</source>
      <translation>Continued from last time: {0}</translation>
    </message>
    <message>
      <location filename="desktop/handlers/returning.py"/>
      <source>本窗口只读：这份稿件正在另一个窗口中校核。</source>
      <translation>Read-only: this draft is being checked in another window.</translation>
    </message>
    <message>
      <location filename="desktop/handlers/returning.py"/>
      <source>本窗口最后的改动另存了一份，可从“文件—找回改动”恢复。</source>
      <translation>The last changes of this window were saved apart: "File – Recover changes".</translation>
    </message>
    <message>
      <location filename="desktop/handlers/returning.py"/>
      <source>查看…</source>
      <translation>View…</translation>
    </message>
    <message>
      <location filename="desktop/handlers/returning.py"/>
      <source>没有未导出的改动可找回</source>
      <translation>No changes to recover</translation>
    </message>
    <message>
      <location filename="desktop/handlers/returning.py"/>
      <source>这一稿与上次不同，上次的 {0} 条答复已带过来</source>
      <translation>This version differs from last time; answers carried over: {0}</translation>
    </message>
    <message>
      <location filename="desktop/handlers/returning.py"/>
      <source>这份稿件已由另一个窗口接着校核，本窗口改为只读。</source>
      <translation>Another window has taken over this draft; this one is now read-only.</translation>
    </message>
    <message>
      <location filename="desktop/handlers/safety.py"/>
      <source>不导出，离开</source>
      <translation>Leave without export</translation>
    </message>
    <message>
      <location filename="desktop/handlers/safety.py"/>
      <source>以后不再提示</source>
      <translation>Do not ask again</translation>
    </message>
    <message>
      <location filename="desktop/handlers/safety.py"/>
      <source>先导出…</source>
      <translation>Export first…</translation>
    </message>
    <message>
      <location filename="desktop/handlers/safety.py"/>
      <source>已保存 {0}</source>
      <translation>Saved {0}</translation>
    </message>
    <message>
      <location filename="desktop/handlers/safety.py"/>
      <source>已自动保存 {0}</source>
      <translation>Autosaved {0}</translation>
    </message>
    <message>
      <location filename="desktop/handlers/safety.py"/>
      <source>待审稿已在别处修改。</source>
      <translation>The draft was changed elsewhere.</translation>
    </message>
    <message>
      <location filename="desktop/handlers/safety.py"/>
      <source>待审稿已被移走或删除。窗口中的内容还在；放回原处后才能写出批注稿和修订稿。</source>
      <translation>The draft was moved or deleted. The window still holds it; put it back to write annotated and tracked copies.</translation>
    </message>
    <message>
      <location filename="desktop/handlers/safety.py"/>
      <source>待审稿正在 Word 或 WPS 中打开，这里读的是最后保存的内容。在那里保存后，这里会提示重新打开。</source>
      <translation>The draft is open in Word or WPS; what was last saved is shown here. After saving there you are asked to reopen it.</translation>
    </message>
    <message>
      <location filename="desktop/handlers/safety.py"/>
      <source>有 {0} 处改动、{1} 条答复还没有导出。
已自动保存，下次打开这份稿件时可以接着校核。</source>
      <translation>Not yet exported: {0} (edits), {1} (answers).
They are saved; the review can go on when you next open this draft.</translation>
    </message>
    <message>
      <location filename="desktop/handlers/safety.py"/>
      <source>未能自动保存</source>
      <translation>Autosave failed</translation>
    </message>
    <message>
      <location filename="desktop/handlers/safety.py"/>
      <source>本窗口只读，不能修改</source>
      <translation>This window is read-only</translation>
    </message>
    <message>
      <location filename="desktop/handlers/safety.py"/>
      <source>本窗口只读，没有要保存的内容</source>
      <translation>This window is read-only; there is nothing to save</translation>
    </message>
    <message>
      <location filename="desktop/handlers/safety.py"/>
      <source>校核已保存在“{0}”，待审稿原件没有改动。要写成 Word，请按 Ctrl+Shift+S。</source>
      <translation>The review is saved in "{0}"; the draft's file is unchanged. To write Word files press Ctrl+Shift+S.</translation>
    </message>
    <message>
      <location filename="desktop/handlers/safety.py"/>
      <source>正文改动和处理意见没有导出，也没能自动保存。离开后将不再保留。</source>
      <translation>Edits and answers are neither exported nor saved. They will be lost if you leave.</translation>
    </message>
    <message>
      <location filename="desktop/handlers/safety.py"/>
      <source>继续校核打开时的内容；批注稿要等重新打开后才能写出</source>
      <translation>Going on with what was opened; an annotated copy can be written after reopening</translation>
    </message>
    <message>
      <location filename="desktop/handlers/safety.py"/>
      <source>继续用原来的</source>
      <translation>Keep the earlier one</translation>
    </message>
    <message>
      <location filename="desktop/handlers/safety.py"/>
      <source>重新打开后答复保留，本窗口的 {0} 处改动不能套用到新稿，另行保留。</source>
      <translation>Reopening keeps the answers; the edits of this window ({0}) do not fit the new version and are kept apart.</translation>
    </message>
    <message>
      <location filename="desktop/handlers/safety.py"/>
      <source>重新打开（保留答复）</source>
      <translation>Reopen (keep answers)</translation>
    </message>
    <message>
      <location filename="desktop/handlers/safety.py"/>
      <location filename="desktop/handlers/shelf.py"/>
      <source>重试</source>
      <translation>Try again</translation>
    </message>
    <message>
      <location filename="desktop/handlers/searching.py"/>
      <source>{0} 处</source>
      <translation>Places: {0}</translation>
    </message>
    <message>
      <location filename="desktop/handlers/searching.py"/>
      <source>全部替换“{0}”为“{1}”</source>
      <translation>Replace all "{0}" by "{1}"</translation>
    </message>
    <message>
      <location filename="desktop/handlers/searching.py"/>
      <source>已替换 {0} 处</source>
      <translation>Replaced: {0}</translation>
    </message>
    <message>
      <location filename="desktop/handlers/searching.py"/>
      <source>替换“{0}”为“{1}”</source>
      <translation>Replace "{0}" by "{1}"</translation>
    </message>
    <message>
      <location filename="desktop/handlers/searching.py"/>
      <source>没有找到</source>
      <translation>Not found</translation>
    </message>
    <message>
      <location filename="desktop/handlers/searching.py"/>
      <source>没有找到“{0}”</source>
      <translation>"{0}" not found</translation>
    </message>
    <message>
      <location filename="desktop/handlers/searching.py"/>
      <source>目录由 Word 自动生成，不在这里改</source>
      <translation>Word makes the table of contents; it is not edited here</translation>
    </message>
    <message>
      <location filename="desktop/handlers/searching.py"/>
      <source>，跳过 {0} 处（目录由 Word 自动生成）</source>
      <translation>, skipped: {0} (Word makes the table of contents)</translation>
    </message>
    <message>
      <location filename="desktop/handlers/shelf.py"/>
      <source>{0} 份未能取出</source>
      <translation>could not be read: {0}</translation>
    </message>
    <message>
      <location filename="desktop/handlers/shelf.py"/>
      <source>{0}未入库</source>
      <translation>not in the library: {0}</translation>
    </message>
    <message>
      <location filename="desktop/handlers/shelf.py"/>
      <source>已从规划库加入 {0} 份上位规划：{1}</source>
      <translation>Upper plans added from the library: {0} ({1})</translation>
    </message>
    <message>
      <location filename="desktop/handlers/shelf.py"/>
      <source>已加入 {0} 份上位规划</source>
      <translation>Upper plans added: {0}</translation>
    </message>
    <message>
      <location filename="desktop/handlers/shelf.py"/>
      <source>已加入上位规划。打开待审稿后，可以在窗格中查看这一段。</source>
      <translation>Upper plan added. Open a draft to see the paragraph in its pane.</translation>
    </message>
    <message>
      <location filename="desktop/handlers/shelf.py"/>
      <source>已在“上位规划”窗格打开</source>
      <translation>Opened in the upper plan pane</translation>
    </message>
    <message>
      <location filename="desktop/handlers/shelf.py"/>
      <source>已撤去 {0} 份取自规划库的上位规划</source>
      <translation>Upper plans from the library removed: {0}</translation>
    </message>
    <message>
      <location filename="desktop/handlers/shelf.py"/>
      <source>所选规划已在上位规划中</source>
      <translation>The selected plan is an upper plan already</translation>
    </message>
    <message>
      <location filename="desktop/handlers/shelf.py"/>
      <source>按层级还应有 {0} 份</source>
      <translation>{0} more by level</translation>
    </message>
    <message>
      <location filename="desktop/handlers/shelf.py"/>
      <source>撤去</source>
      <translation>Remove</translation>
    </message>
    <message>
      <location filename="desktop/handlers/shelf.py"/>
      <source>查看理由</source>
      <translation>See why</translation>
    </message>
    <message>
      <location filename="desktop/handlers/shelf.py"/>
      <source>正在取出…</source>
      <translation>Fetching…</translation>
    </message>
    <message>
      <location filename="desktop/handlers/shelf.py"/>
      <source>没有从规划库查找上位规划：{0}</source>
      <translation>Upper plans were not looked up in the library: {0}</translation>
    </message>
    <message>
      <location filename="desktop/handlers/shelf.py"/>
      <source>等</source>
      <translation> and others</translation>
    </message>
    <message>
      <location filename="desktop/handlers/shelf.py"/>
      <source>编制依据中另有 {0} 份</source>
      <translation>{0} more in the stated basis</translation>
    </message>
    <message>
      <location filename="desktop/handlers/shelf.py"/>
      <source>规划库中没有可加入的上位规划</source>
      <translation>The library has no upper plans to add</translation>
    </message>
    <message>
      <location filename="desktop/handlers/shelf.py"/>
      <source>规划库中没有找到本稿的上位规划</source>
      <translation>The library has no upper plans of this draft</translation>
    </message>
    <message>
      <location filename="desktop/handlers/shelf.py"/>
      <source>规划库中的上位规划都已加入</source>
      <translation>All upper plans in the library are added</translation>
    </message>
    <message>
      <location filename="desktop/handlers/shelf.py"/>
      <source>还没有从规划库查找过上位规划</source>
      <translation>Upper plans have not been looked up in the library yet</translation>
    </message>
    <message>
      <location filename="desktop/handlers/starting.py"/>
      <source>“{0}”已移出列表，文件没有改动</source>
      <translation>"{0}" taken off the list; the file is unchanged</translation>
    </message>
    <message>
      <location filename="desktop/handlers/starting.py"/>
      <source>“{0}”已经打开</source>
      <translation>“{0}” is open already</translation>
    </message>
    <message>
      <location filename="desktop/handlers/starting.py"/>
      <source>一个窗口校核一份待审稿，已打开“{0}”。</source>
      <translation>One window checks one draft: "{0}" is open.</translation>
    </message>
    <message>
      <location filename="desktop/handlers/structure.py"/>
      <source>{0}：{1}等 {2} 段</source>
      <translation>{0}: {1} and others, {2} paragraphs</translation>
    </message>
    <message>
      <location filename="desktop/handlers/structure.py"/>
      <source>只有 Word 稿件能调整结构，这份稿件不是</source>
      <translation>The structure can be changed in Word drafts alone, which this is not</translation>
    </message>
    <message>
      <location filename="desktop/handlers/structure.py"/>
      <source>已经是这样，没有改动</source>
      <translation>It is so already; nothing was changed</translation>
    </message>
    <message>
      <location filename="desktop/handlers/structure.py"/>
      <source>已设为{0}。手写的序号没有改，可用“写作 → 重排序号”顺延</source>
      <translation>Now {0}. Typed numbers were not changed; “Writing → Renumber” brings them in order</translation>
    </message>
    <message>
      <location filename="desktop/handlers/structure.py"/>
      <source>插入专栏：{0}</source>
      <translation>Insert Box: {0}</translation>
    </message>
    <message>
      <location filename="desktop/handlers/structure.py"/>
      <source>插入表格：{0}</source>
      <translation>Insert Table: {0}</translation>
    </message>
    <message>
      <location filename="desktop/handlers/structure.py"/>
      <source>请先把光标放到表格、目录和注释以外的段落</source>
      <translation>Put the caret into a paragraph outside of tables, contents and notes first</translation>
    </message>
    <message>
      <location filename="desktop/handlers/structure.py"/>
      <source>请把光标放在正文的段落中，再设标题级别</source>
      <translation>Put the caret into a paragraph of the text, then set the level of the heading</translation>
    </message>
    <message>
      <location filename="desktop/handlers/typesetting.py"/>
      <source>以格式修订标出</source>
      <translation>As tracked formatting</translation>
    </message>
    <message>
      <location filename="desktop/handlers/typesetting.py"/>
      <source>已写入“{0}”：{1}</source>
      <translation>Written to "{0}": {1}</translation>
    </message>
    <message>
      <location filename="desktop/handlers/typesetting.py"/>
      <source>按公文格式调整页面、标题、正文、落款和附件，另存为新文件。文字不改。</source>
      <translation>Sets pages, headings, text, signature and annexes as in official documents, in a new file. No word is changed.</translation>
    </message>
    <message>
      <location filename="desktop/handlers/typesetting.py"/>
      <source>整理的是原文件，窗口中的改动不在其中。</source>
      <translation>The original file is laid out; edits in the window are not in it.</translation>
    </message>
    <message>
      <location filename="desktop/handlers/typesetting.py"/>
      <source>正在整理版面…</source>
      <translation>Fixing the layout…</translation>
    </message>
    <message>
      <location filename="desktop/handlers/typesetting.py"/>
      <source>版面整理</source>
      <translation>Fix layout</translation>
    </message>
    <message>
      <location filename="desktop/handlers/typesetting.py"/>
      <source>直接改好</source>
      <translation>Directly</translation>
    </message>
    <message>
      <location filename="desktop/handlers/versions.py"/>
      <source>已取消对比</source>
      <translation>Comparison cancelled</translation>
    </message>
    <message>
      <location filename="desktop/handlers/versions.py"/>
      <source>正文刚改过，请等复核完成后再对比</source>
      <translation>The text has just changed; compare once it is checked again</translation>
    </message>
    <message>
      <location filename="desktop/handlers/versions.py"/>
      <source>没有写成。请换一个文件夹后重试。</source>
      <translation>Not written. Please try another folder.</translation>
    </message>
    <message>
      <location filename="desktop/handlers/versions.py"/>
      <source>选择较早的版本</source>
      <translation>Choose the earlier version</translation>
    </message>
    <message>
      <location filename="desktop/handlers/viewing.py"/>
      <location filename="desktop/panels/settings_general.py"/>
      <source>浅色</source>
      <translation>Light</translation>
    </message>
    <message>
      <location filename="desktop/handlers/viewing.py"/>
      <location filename="desktop/panels/settings_general.py"/>
      <source>深色</source>
      <translation>Dark</translation>
    </message>
    <message>
      <location filename="desktop/handlers/viewing.py"/>
      <source>还没有加入上位规划（Ctrl+U）</source>
      <translation>No upper plan yet (Ctrl+U)</translation>
    </message>
    <message>
      <location filename="desktop/handlers/walking.py"/>
      <source>没有待处理的问题</source>
      <translation>No open findings</translation>
    </message>
    <message>
      <location filename="desktop/handlers/writing.py"/>
      <source>{0}：改正文 {1} 处；可以一次撤销</source>
      <translation>{0}: edits made: {1}; one undo takes them back</translation>
    </message>
    <message>
      <location filename="desktop/handlers/writing.py"/>
      <source>全部</source>
      <translation>All</translation>
    </message>
    <message>
      <location filename="desktop/handlers/writing.py"/>
      <source>名称</source>
      <translation>Name</translation>
    </message>
    <message>
      <location filename="desktop/handlers/writing.py"/>
      <location filename="desktop/register.py"/>
      <source>基期</source>
      <translation>Base</translation>
    </message>
    <message>
      <location filename="desktop/handlers/writing.py"/>
      <location filename="desktop/register.py"/>
      <source>属性</source>
      <translation>Type</translation>
    </message>
    <message>
      <location filename="desktop/handlers/writing.py"/>
      <source>插入套语</source>
      <translation>Insert set phrase</translation>
    </message>
    <message>
      <location filename="desktop/handlers/writing.py"/>
      <source>插入指标</source>
      <translation>Insert indicator</translation>
    </message>
    <message>
      <location filename="desktop/handlers/writing.py"/>
      <source>本稿和上位规划中都没有写明数值的目标，没有可插入的指标</source>
      <translation>No target with a figure in this draft or its upper plans: no indicator to insert</translation>
    </message>
    <message>
      <location filename="desktop/handlers/writing.py"/>
      <location filename="desktop/models/shelf_details.py"/>
      <source>来源</source>
      <translation>Source</translation>
    </message>
    <message>
      <location filename="desktop/handlers/writing.py"/>
      <source>正文刚改过，没有改动。请再试一次。</source>
      <translation>The text has just changed, so nothing was done. Please try again.</translation>
    </message>
    <message>
      <location filename="desktop/handlers/writing.py"/>
      <source>用处</source>
      <translation>Use</translation>
    </message>
    <message>
      <location filename="desktop/handlers/writing.py"/>
      <source>目录更新</source>
      <translation>Update contents</translation>
    </message>
    <message>
      <location filename="desktop/handlers/writing.py"/>
      <location filename="desktop/register.py"/>
      <source>目标</source>
      <translation>Target</translation>
    </message>
    <message>
      <location filename="desktop/handlers/writing.py"/>
      <source>稿中没有待填的占位符</source>
      <translation>No blanks left in the draft</translation>
    </message>
    <message>
      <location filename="desktop/handlers/writing.py"/>
      <location filename="desktop/models/outline.py"/>
      <source>章节</source>
      <translation>Chapter</translation>
    </message>
    <message>
      <location filename="desktop/handlers/writing.py"/>
      <source>语句</source>
      <translation>Wording</translation>
    </message>
    <message>
      <location filename="desktop/handover.py"/>
      <source>关闭对话框后打开“{0}”</source>
      <translation>“{0}” will be opened when the dialog is closed</translation>
    </message>
    <message>
      <location filename="desktop/main_window.py"/>
      <source>上一条 ⇧F8</source>
      <translation>Previous ⇧F8</translation>
    </message>
    <message>
      <location filename="desktop/main_window.py"/>
      <source>下一条 F8</source>
      <translation>Next F8</translation>
    </message>
    <message>
      <location filename="desktop/main_window.py"/>
      <source>撤销 {0}</source>
      <translation>Undo {0}</translation>
    </message>
    <message>
      <location filename="desktop/main_window.py"/>
      <source>查找 Ctrl+F</source>
      <translation>Find Ctrl+F</translation>
    </message>
    <message>
      <location filename="desktop/main_window.py"/>
      <source>校核 F5</source>
      <translation>Check F5</translation>
    </message>
    <message>
      <location filename="desktop/main_window.py"/>
      <location filename="desktop/panels/start.py"/>
      <source>规划校核</source>
      <translation>Plan Check</translation>
    </message>
    <message>
      <location filename="desktop/main_window.py"/>
      <source>重做 {0}</source>
      <translation>Redo {0}</translation>
    </message>
    <message>
      <location filename="desktop/models/chart.py"/>
      <source>{0}：未绘入图，{1}。</source>
      <translation>{0}: not in the chart, {1}.</translation>
    </message>
    <message>
      <location filename="desktop/models/comparison.py"/>
      <source>{0}{1}</source>
      <translation>{0} {1}</translation>
    </message>
    <message>
      <location filename="desktop/models/comparison.py"/>
      <source>{0}有，本级未设</source>
      <translation>In {0}, not here</translation>
    </message>
    <message>
      <location filename="desktop/models/comparison.py"/>
      <source>{0}级</source>
      <translation>{0}</translation>
    </message>
    <message>
      <location filename="desktop/models/comparison.py"/>
      <source>{0}，本规划 {1}，{2}</source>
      <translation>{0}, this plan {1}, {2}</translation>
    </message>
    <message>
      <location filename="desktop/models/comparison.py"/>
      <source>占{0}{1}</source>
      <translation>{1} of {0}</translation>
    </message>
    <message>
      <location filename="desktop/models/comparison.py"/>
      <source>基期→目标 ◆本{0}</source>
      <translation>Base → target ◆ this{0}</translation>
    </message>
    <message>
      <location filename="desktop/models/comparison.py"/>
      <source>未设</source>
      <translation>not set</translation>
    </message>
    <message>
      <location filename="desktop/models/comparison.py"/>
      <source>本级增设</source>
      <translation>Only here</translation>
    </message>
    <message>
      <location filename="desktop/models/comparison.py"/>
      <source>本规划 {0}</source>
      <translation>This plan {0}</translation>
    </message>
    <message>
      <location filename="desktop/models/comparison.py"/>
      <source>结论</source>
      <translation>Result</translation>
    </message>
    <message>
      <location filename="desktop/models/findings.py"/>
      <source>{0}，{1} 条</source>
      <translation>{0}, {1}</translation>
    </message>
    <message>
      <location filename="desktop/models/findings.py"/>
      <source>已忽略规则</source>
      <translation>Rule ignored</translation>
    </message>
    <message>
      <location filename="desktop/models/grouping.py"/>
      <source>（不涉及指标）</source>
      <translation>(no indicator)</translation>
    </message>
    <message>
      <location filename="desktop/models/grouping.py"/>
      <source>（只涉及本规划）</source>
      <translation>(this plan only)</translation>
    </message>
    <message>
      <location filename="desktop/models/mentions.py"/>
      <source>不能勾选</source>
      <translation>cannot be ticked</translation>
    </message>
    <message>
      <location filename="desktop/models/mentions.py"/>
      <source>已勾选</source>
      <translation>ticked</translation>
    </message>
    <message>
      <location filename="desktop/models/mentions.py"/>
      <source>把握</source>
      <translation>Certainty</translation>
    </message>
    <message>
      <location filename="desktop/models/mentions.py"/>
      <source>未勾选</source>
      <translation>not ticked</translation>
    </message>
    <message>
      <location filename="desktop/models/outline.py"/>
      <source>{0}，{1} 条未处理，最重的是{2}</source>
      <translation>{0}, {1} open, gravest: {2}</translation>
    </message>
    <message>
      <location filename="desktop/models/reasons.py"/>
      <source>已加入</source>
      <translation>Added</translation>
    </message>
    <message>
      <location filename="desktop/models/reasons.py"/>
      <location filename="desktop/terms.py"/>
      <source>未入库</source>
      <translation>Not in library</translation>
    </message>
    <message>
      <location filename="desktop/models/reasons.py"/>
      <source>未能取出</source>
      <translation>Not readable</translation>
    </message>
    <message>
      <location filename="desktop/models/reasons.py"/>
      <source>状况</source>
      <translation>State</translation>
    </message>
    <message>
      <location filename="desktop/models/reasons.py"/>
      <source>规划</source>
      <translation>Plan</translation>
    </message>
    <message>
      <location filename="desktop/models/recent.py"/>
      <source>{0}年{1}月{2}日</source>
      <translation>{0}/{1}/{2}</translation>
    </message>
    <message>
      <location filename="desktop/models/recent.py"/>
      <source>{0}月{1}日</source>
      <translation>{0}/{1}</translation>
    </message>
    <message>
      <location filename="desktop/models/recent.py"/>
      <source>今天 {0}</source>
      <translation>Today {0}</translation>
    </message>
    <message>
      <location filename="desktop/models/recent.py"/>
      <source>尚未校核</source>
      <translation>not checked yet</translation>
    </message>
    <message>
      <location filename="desktop/models/recent.py"/>
      <source>已全部处理</source>
      <translation>all answered</translation>
    </message>
    <message>
      <location filename="desktop/models/recent.py"/>
      <source>待处理 {0} 条</source>
      <translation>{0} open</translation>
    </message>
    <message>
      <location filename="desktop/models/recent.py"/>
      <source>文件已不在原处</source>
      <translation>file has moved</translation>
    </message>
    <message>
      <location filename="desktop/models/recent.py"/>
      <source>昨天 {0}</source>
      <translation>Yesterday {0}</translation>
    </message>
    <message>
      <location filename="desktop/models/recent.py"/>
      <source>有改动未导出</source>
      <translation>changes not exported</translation>
    </message>
    <message>
      <location filename="desktop/models/rules.py"/>
      <source>{0}（启用 {1} / {2}）</source>
      <translation>{0} (on: {1} of {2})</translation>
    </message>
    <message>
      <location filename="desktop/models/rules.py"/>
      <source>与上位规划的衔接</source>
      <translation>Alignment with upper plans</translation>
    </message>
    <message>
      <location filename="desktop/models/rules.py"/>
      <source>停用</source>
      <translation>Off</translation>
    </message>
    <message>
      <location filename="desktop/models/rules.py"/>
      <source>启用</source>
      <translation>On</translation>
    </message>
    <message>
      <location filename="desktop/models/rules.py"/>
      <source>指标与数字</source>
      <translation>Indicators and figures</translation>
    </message>
    <message>
      <location filename="desktop/models/rules.py"/>
      <source>文字与表述</source>
      <translation>Words and wording</translation>
    </message>
    <message>
      <location filename="desktop/models/rules.py"/>
      <source>标点与格式</source>
      <translation>Punctuation and format</translation>
    </message>
    <message>
      <location filename="desktop/models/rules.py"/>
      <source>结构与序号</source>
      <translation>Structure and numbering</translation>
    </message>
    <message>
      <location filename="desktop/models/shelf.py"/>
      <source>{0} 项指标</source>
      <translation>Indicators: {0}</translation>
    </message>
    <message>
      <location filename="desktop/models/shelf.py"/>
      <source>{0}，已有新版</source>
      <translation>{0}, superseded</translation>
    </message>
    <message>
      <location filename="desktop/models/shelf.py"/>
      <location filename="desktop/terms.py"/>
      <source>区</source>
      <translation>District</translation>
    </message>
    <message>
      <location filename="desktop/models/shelf.py"/>
      <location filename="desktop/terms.py"/>
      <source>县</source>
      <translation>County</translation>
    </message>
    <message>
      <location filename="desktop/models/shelf.py"/>
      <location filename="desktop/terms.py"/>
      <source>国家</source>
      <translation>Nation</translation>
    </message>
    <message>
      <location filename="desktop/models/shelf.py"/>
      <location filename="desktop/models/shelf_details.py"/>
      <source>地区</source>
      <translation>Region</translation>
    </message>
    <message>
      <location filename="desktop/models/shelf.py"/>
      <location filename="desktop/terms.py"/>
      <source>市</source>
      <translation>City</translation>
    </message>
    <message>
      <location filename="desktop/models/shelf.py"/>
      <source>新版本：{0}（{1}）</source>
      <translation>New version: {0} ({1})</translation>
    </message>
    <message>
      <location filename="desktop/models/shelf.py"/>
      <location filename="desktop/models/shelf_details.py"/>
      <location filename="desktop/panels/status.py"/>
      <source>状态</source>
      <translation>State</translation>
    </message>
    <message>
      <location filename="desktop/models/shelf.py"/>
      <location filename="desktop/terms.py"/>
      <source>省</source>
      <translation>Province</translation>
    </message>
    <message>
      <location filename="desktop/models/shelf.py"/>
      <location filename="desktop/models/shelf_details.py"/>
      <location filename="desktop/preview.py"/>
      <location filename="desktop/printing.py"/>
      <location filename="desktop/versions.py"/>
      <source>级别</source>
      <translation>Level</translation>
    </message>
    <message>
      <location filename="desktop/models/shelf.py"/>
      <location filename="desktop/models/shelf_details.py"/>
      <source>规划期</source>
      <translation>Period</translation>
    </message>
    <message>
      <location filename="desktop/models/shelf.py"/>
      <location filename="desktop/terms.py"/>
      <source>镇</source>
      <translation>Town</translation>
    </message>
    <message>
      <location filename="desktop/models/shelf.py"/>
      <location filename="desktop/models/shelf_details.py"/>
      <source>题名</source>
      <translation>Title</translation>
    </message>
    <message>
      <location filename="desktop/models/shelf_details.py"/>
      <source>入库时间</source>
      <translation>Added</translation>
    </message>
    <message>
      <location filename="desktop/models/shelf_details.py"/>
      <source>印发日期</source>
      <translation>Issued</translation>
    </message>
    <message>
      <location filename="desktop/models/shelf_details.py"/>
      <source>发文机关</source>
      <translation>Issued by</translation>
    </message>
    <message>
      <location filename="desktop/models/shelf_details.py"/>
      <source>字数</source>
      <translation>Characters</translation>
    </message>
    <message>
      <location filename="desktop/models/shelf_details.py"/>
      <location filename="desktop/register.py"/>
      <location filename="desktop/versions.py"/>
      <source>年份</source>
      <translation>Year</translation>
    </message>
    <message>
      <location filename="desktop/models/shelf_details.py"/>
      <source>文号</source>
      <translation>Document number</translation>
    </message>
    <message>
      <location filename="desktop/models/shelf_details.py"/>
      <source>新版本</source>
      <translation>New version</translation>
    </message>
    <message>
      <location filename="desktop/new_plan.py"/>
      <source>写出“{0}”</source>
      <translation>Writing "{0}"</translation>
    </message>
    <message>
      <location filename="desktop/new_plan.py"/>
      <source>规划库：{0}</source>
      <translation>Plan library: {0}</translation>
    </message>
    <message>
      <location filename="desktop/new_plan.py"/>
      <source>读取上位规划的指标和任务</source>
      <translation>Reading indicators and tasks of upper plans</translation>
    </message>
    <message>
      <location filename="desktop/opinion_desk.py"/>
      <source>{0}：{1}的意见</source>
      <translation>{0}: opinion of {1}</translation>
    </message>
    <message>
      <location filename="desktop/opinion_desk.py"/>
      <source>以修改落实：{0}的意见</source>
      <translation>Settle by edits: opinion of {0}</translation>
    </message>
    <message>
      <location filename="desktop/opinion_desk.py"/>
      <location filename="desktop/panels/opinions.py"/>
      <source>发出份数</source>
      <translation>Copies sent</translation>
    </message>
    <message>
      <location filename="desktop/opinion_desk.py"/>
      <source>在稿中定位</source>
      <translation>Finding their places</translation>
    </message>
    <message>
      <location filename="desktop/opinion_desk.py"/>
      <source>导入意见 {0} 条</source>
      <translation>Import opinions: {0}</translation>
    </message>
    <message>
      <location filename="desktop/opinion_desk.py"/>
      <source>意见定位：{0}</source>
      <translation>Place opinion: {0}</translation>
    </message>
    <message>
      <location filename="desktop/opinion_desk.py"/>
      <source>意见待答复：{0}</source>
      <translation>Reopen opinion: {0}</translation>
    </message>
    <message>
      <location filename="desktop/opinion_desk.py"/>
      <source>意见随结构移动</source>
      <translation>Opinions follow the structure</translation>
    </message>
    <message>
      <location filename="desktop/opinion_desk.py"/>
      <source>采纳理由：{0}的意见</source>
      <translation>Reason: opinion of {0}</translation>
    </message>
    <message>
      <location filename="desktop/opinion_desk.py"/>
      <source>阅读意见</source>
      <translation>Reading opinions</translation>
    </message>
    <message>
      <location filename="desktop/opinion_rows.py"/>
      <source>以当前段改动为准</source>
      <translation>Settle by edits here</translation>
    </message>
    <message>
      <location filename="desktop/opinion_rows.py"/>
      <source>位置：{0}</source>
      <translation>Place: {0}</translation>
    </message>
    <message>
      <location filename="desktop/opinion_rows.py"/>
      <source>序号</source>
      <translation>No.</translation>
    </message>
    <message>
      <location filename="desktop/opinion_rows.py"/>
      <source>待答复</source>
      <translation>To answer</translation>
    </message>
    <message>
      <location filename="desktop/opinion_rows.py"/>
      <source>收回 {0} 份，意见 {1} 条：采纳 {2}、部分采纳 {3}、未采纳 {4}、待答复 {5}</source>
      <translation>Replies {0}, opinions {1}: accepted {2}, in part {3}, declined {4}, to answer {5}</translation>
    </message>
    <message>
      <location filename="desktop/opinion_rows.py"/>
      <source>放到光标处</source>
      <translation>Place at caret</translation>
    </message>
    <message>
      <location filename="desktop/opinion_rows.py"/>
      <source>未定位</source>
      <translation>No place</translation>
    </message>
    <message>
      <location filename="desktop/opinion_rows.py"/>
      <source>未定位：{0}</source>
      <translation>No place: {0}</translation>
    </message>
    <message>
      <location filename="desktop/opinion_rows.py"/>
      <source>来源：{0}</source>
      <translation>Source: {0}</translation>
    </message>
    <message>
      <location filename="desktop/opinion_rows.py"/>
      <source>还没有理由或修改</source>
      <translation>No reason or edit yet</translation>
    </message>
    <message>
      <location filename="desktop/opinion_rows.py"/>
      <source>采纳情况</source>
      <translation>Answer</translation>
    </message>
    <message>
      <location filename="desktop/panels/batch.py"/>
      <source>为选中的问题选一个理由，只及这几处（Ctrl+Delete）</source>
      <translation>One reason for the selected findings, for these places only (Ctrl+Delete)</translation>
    </message>
    <message>
      <location filename="desktop/panels/batch.py"/>
      <source>先看改动，再一次改好，可以一次撤销（Ctrl+Enter）</source>
      <translation>See the edits, then make them at once; one undo takes them back (Ctrl+Enter)</translation>
    </message>
    <message>
      <location filename="desktop/panels/batch.py"/>
      <source>全部不采纳…</source>
      <translation>Decline all…</translation>
    </message>
    <message>
      <location filename="desktop/panels/batch.py"/>
      <source>全部采纳：改正文 {0} 处…</source>
      <translation>Accept all: {0}…</translation>
    </message>
    <message>
      <location filename="desktop/panels/batch.py"/>
      <source>已选 {0} 条，其中 {1} 条可直接改正文</source>
      <translation>{0} selected, {1} with a safe fix</translation>
    </message>
    <message>
      <location filename="desktop/panels/batch.py"/>
      <source>选中的问题要逐条处理，没有可直接采用的改法</source>
      <translation>The selected findings must be answered one by one; they have no safe fix</translation>
    </message>
    <message>
      <location filename="desktop/panels/below.py"/>
      <source>Enter 转到该处，Shift+Enter 转到同一指标的另一处</source>
      <translation>Enter goes to the place, Shift+Enter to another place of the same indicator</translation>
    </message>
    <message>
      <location filename="desktop/panels/below.py"/>
      <source>对照图</source>
      <translation>Chart</translation>
    </message>
    <message>
      <location filename="desktop/panels/below.py"/>
      <source>没有可列的衔接事项。加入上位规划并校核后列在这里。</source>
      <translation>Nothing to list. Add an upper plan and check to see its demands here.</translation>
    </message>
    <message>
      <location filename="desktop/panels/below.py"/>
      <source>登记哪份规划的指标</source>
      <translation>Indicators of which plan</translation>
    </message>
    <message>
      <location filename="desktop/panels/below.py"/>
      <source>筛选表中的行</source>
      <translation>Filter the rows of the table</translation>
    </message>
    <message>
      <location filename="desktop/panels/below.py"/>
      <source>还原所选的改动，取消所选的处理意见和忽略的规则（Delete）</source>
      <translation>Revert the selected edits, take back the selected answers and ignored rules (Delete)</translation>
    </message>
    <message>
      <location filename="desktop/panels/below.py"/>
      <source>还没有改动和处理意见。</source>
      <translation>No edits or answers yet.</translation>
    </message>
    <message>
      <location filename="desktop/panels/card.py"/>
      <source>加批注并下一条</source>
      <translation>Comment and next</translation>
    </message>
    <message>
      <location filename="desktop/panels/card.py"/>
      <source>在原文中查看</source>
      <translation>See in the text</translation>
    </message>
    <message>
      <location filename="desktop/panels/card.py"/>
      <source>在原文中查看：{0}</source>
      <translation>See in the text: {0}</translation>
    </message>
    <message>
      <location filename="desktop/panels/card.py"/>
      <source>导出时在此处加批注，并转到下一条（Ctrl+Enter）</source>
      <translation>Put a comment here on export, and go to the next (Ctrl+Enter)</translation>
    </message>
    <message>
      <location filename="desktop/panels/card.py"/>
      <source>已修改</source>
      <translation>Edited</translation>
    </message>
    <message>
      <location filename="desktop/panels/card.py"/>
      <source>当前问题</source>
      <translation>Current finding</translation>
    </message>
    <message>
      <location filename="desktop/panels/card.py"/>
      <source>忽略此规则</source>
      <translation>Ignore rule</translation>
    </message>
    <message>
      <location filename="desktop/panels/card.py"/>
      <source>按 F8 转到下一条问题，或在列表中选择一条。</source>
      <translation>Press F8 for the next finding, or choose one in the list.</translation>
    </message>
    <message>
      <location filename="desktop/panels/card.py"/>
      <source>按此修改正文并转到下一条</source>
      <translation>Edit the text this way and go to the next</translation>
    </message>
    <message>
      <location filename="desktop/panels/card.py"/>
      <source>改正文并转到下一条（Ctrl+Enter）</source>
      <translation>Edit the text and go to the next (Ctrl+Enter)</translation>
    </message>
    <message>
      <location filename="desktop/panels/card.py"/>
      <source>本次校核不再提示“{0}”，现有 {1} 条；可在“修改记录”中恢复（Ctrl+Shift+Delete）</source>
      <translation>Ignore "{0}" in this review (findings: {1}); can be restored in "Changes" (Ctrl+Shift+Delete)</translation>
    </message>
    <message>
      <location filename="desktop/panels/card.py"/>
      <source>查看依据原文</source>
      <translation>See the source</translation>
    </message>
    <message>
      <location filename="desktop/panels/card.py"/>
      <source>状态：{0}</source>
      <translation>State: {0}</translation>
    </message>
    <message>
      <location filename="desktop/panels/card.py"/>
      <source>稍后</source>
      <translation>Later</translation>
    </message>
    <message>
      <location filename="desktop/panels/card.py"/>
      <source>规则编号</source>
      <translation>Rule</translation>
    </message>
    <message>
      <location filename="desktop/panels/card.py"/>
      <source>还有 {0} 处，再列 {1} 处</source>
      <translation>{0} more places: list {1}</translation>
    </message>
    <message>
      <location filename="desktop/panels/card.py"/>
      <location filename="desktop/session.py"/>
      <source>采纳：{0}</source>
      <translation>Accept: {0}</translation>
    </message>
    <message>
      <location filename="desktop/panels/chart.py"/>
      <source>指标对照图</source>
      <translation>Indicator chart</translation>
    </message>
    <message>
      <location filename="desktop/panels/chart.py"/>
      <source>未绘入：{0}</source>
      <translation>Not in the chart: {0}</translation>
    </message>
    <message>
      <location filename="desktop/panels/chart.py"/>
      <source>没有可以画在一起的指标。加入上位规划并校核后，可比的指标在这里按基期到目标画出。</source>
      <translation>No indicators to draw together. Add an upper plan and check: comparable indicators are drawn here from base to target.</translation>
    </message>
    <message>
      <location filename="desktop/panels/counts.py"/>
      <source>{0}。打开问题清单</source>
      <translation>{0}. Open the findings</translation>
    </message>
    <message>
      <location filename="desktop/panels/counts.py"/>
      <source>{0}。点击打开问题清单（Ctrl+4）</source>
      <translation>{0}. Click for the findings (Ctrl+4)</translation>
    </message>
    <message>
      <location filename="desktop/panels/counts.py"/>
      <source>未处理：{0}</source>
      <translation>Open: {0}</translation>
    </message>
    <message>
      <location filename="desktop/panels/counts.py"/>
      <source>没有未处理的问题</source>
      <translation>No open findings</translation>
    </message>
    <message>
      <location filename="desktop/panels/dumbbell.py"/>
      <source>图例：</source>
      <translation>Key:</translation>
    </message>
    <message>
      <location filename="desktop/panels/dumbbell.py"/>
      <source>空心小圆为基期，带箭头的为“以上”或“以内”；各指标用自己的刻度，越往右数值越大</source>
      <translation>A small ring is the base; an arrow means "at least" or "at most". Each indicator has its own scale, larger to the right</translation>
    </message>
    <message>
      <location filename="desktop/panels/find_bar.py"/>
      <source>上一个（Shift+F3）</source>
      <translation>Previous (Shift+F3)</translation>
    </message>
    <message>
      <location filename="desktop/panels/find_bar.py"/>
      <source>下一个（F3）</source>
      <translation>Next (F3)</translation>
    </message>
    <message>
      <location filename="desktop/panels/find_bar.py"/>
      <source>全角半角不分</source>
      <translation>Full width = half width</translation>
    </message>
    <message>
      <location filename="desktop/panels/find_bar.py"/>
      <source>全部替换</source>
      <translation>Replace all</translation>
    </message>
    <message>
      <location filename="desktop/panels/find_bar.py"/>
      <source>关闭（Esc）</source>
      <translation>Close (Esc)</translation>
    </message>
    <message>
      <location filename="desktop/panels/find_bar.py"/>
      <source>区分大小写</source>
      <translation>Match case</translation>
    </message>
    <message>
      <location filename="desktop/panels/find_bar.py"/>
      <source>只在选中的文字里</source>
      <translation>In selection only</translation>
    </message>
    <message>
      <location filename="desktop/panels/find_bar.py"/>
      <source>在待审稿中查找</source>
      <translation>Find in the draft</translation>
    </message>
    <message>
      <location filename="desktop/panels/find_bar.py"/>
      <source>替换为</source>
      <translation>Replace by</translation>
    </message>
    <message>
      <location filename="desktop/panels/find_bar.py"/>
      <source>查找</source>
      <translation>Find</translation>
    </message>
    <message>
      <location filename="desktop/panels/find_bar.py"/>
      <source>查找选项</source>
      <translation>Find options</translation>
    </message>
    <message>
      <location filename="desktop/panels/find_bar.py"/>
      <source>选项 ▾</source>
      <translation>Options ▾</translation>
    </message>
    <message>
      <location filename="desktop/panels/findings.py"/>
      <source>{0}，{1} 条未处理</source>
      <translation>{0}, {1} open</translation>
    </message>
    <message>
      <location filename="desktop/panels/findings.py"/>
      <source>分组方式</source>
      <translation>Grouping</translation>
    </message>
    <message>
      <location filename="desktop/panels/findings.py"/>
      <source>按处理状态筛选</source>
      <translation>Filter by state</translation>
    </message>
    <message>
      <location filename="desktop/panels/findings.py"/>
      <source>排列顺序</source>
      <translation>Order</translation>
    </message>
    <message>
      <location filename="desktop/panels/findings.py"/>
      <source>显示或隐藏“{0}”</source>
      <translation>Show or hide "{0}"</translation>
    </message>
    <message>
      <location filename="desktop/panels/findings.py"/>
      <source>筛选问题</source>
      <translation>Filter findings</translation>
    </message>
    <message>
      <location filename="desktop/panels/findings.py"/>
      <source>筛选：输入文字</source>
      <translation>Filter by words</translation>
    </message>
    <message>
      <location filename="desktop/panels/notice.py"/>
      <location filename="desktop/terms.py"/>
      <source>提示</source>
      <translation>Note</translation>
    </message>
    <message>
      <location filename="desktop/panels/opinions.py"/>
      <source>Enter 转到该处；1 采纳，2 部分采纳，3 不采纳，0 恢复为待答复</source>
      <translation>Enter goes to the place; 1 accept, 2 in part, 3 decline, 0 reopen</translation>
    </message>
    <message>
      <location filename="desktop/panels/opinions.py"/>
      <source>不采纳 3</source>
      <translation>Decline 3</translation>
    </message>
    <message>
      <location filename="desktop/panels/opinions.py"/>
      <source>导出汇总表…</source>
      <translation>Export summary…</translation>
    </message>
    <message>
      <location filename="desktop/panels/opinions.py"/>
      <source>意见全文</source>
      <translation>Whole opinion</translation>
    </message>
    <message>
      <location filename="desktop/panels/opinions.py"/>
      <source>未填</source>
      <translation>empty</translation>
    </message>
    <message>
      <location filename="desktop/panels/opinions.py"/>
      <source>理由或修改后表述</source>
      <translation>Reason or new wording</translation>
    </message>
    <message>
      <location filename="desktop/panels/opinions.py"/>
      <source>理由或修改后表述（Enter 记下并转到下一条）</source>
      <translation>Reason or new wording (Enter keeps it and goes on)</translation>
    </message>
    <message>
      <location filename="desktop/panels/opinions.py"/>
      <source>还没有意见。把各单位反馈的意见（.docx、.xlsx 等）拖到这里，或按 Ctrl+Shift+I 导入。</source>
      <translation>No opinions yet. Drop units' opinions (.docx, .xlsx …) here, or press Ctrl+Shift+I to import them.</translation>
    </message>
    <message>
      <location filename="desktop/panels/opinions.py"/>
      <source>部分采纳 2</source>
      <translation>In part 2</translation>
    </message>
    <message>
      <location filename="desktop/panels/opinions.py"/>
      <source>采纳 1</source>
      <translation>Accept 1</translation>
    </message>
    <message>
      <location filename="desktop/panels/outline.py"/>
      <source>大纲：输入以筛选章节</source>
      <translation>Outline: type to filter</translation>
    </message>
    <message>
      <location filename="desktop/panels/outline.py"/>
      <source>筛选章节</source>
      <translation>Filter chapters</translation>
    </message>
    <message>
      <location filename="desktop/panels/panes.py"/>
      <source>上位规划：{0}</source>
      <translation>Upper plan: {0}</translation>
    </message>
    <message>
      <location filename="desktop/panels/panes.py"/>
      <source>从本次校核移除这份上位规划</source>
      <translation>Remove this upper plan from the review</translation>
    </message>
    <message>
      <location filename="desktop/panels/panes.py"/>
      <source>同步</source>
      <translation>Sync</translation>
    </message>
    <message>
      <location filename="desktop/panels/panes.py"/>
      <source>移除上位规划：{0}</source>
      <translation>Remove upper plan: {0}</translation>
    </message>
    <message>
      <location filename="desktop/panels/recent.py"/>
      <source>最近校核</source>
      <translation>Recent reviews</translation>
    </message>
    <message>
      <location filename="desktop/panels/recent.py"/>
      <source>最近校核的待审稿</source>
      <translation>Drafts reviewed recently</translation>
    </message>
    <message>
      <location filename="desktop/panels/recent.py"/>
      <source>移出列表</source>
      <translation>Take off the list</translation>
    </message>
    <message>
      <location filename="desktop/panels/recent.py"/>
      <source>继续校核</source>
      <translation>Continue</translation>
    </message>
    <message>
      <location filename="desktop/panels/recent.py"/>
      <source>重新定位…</source>
      <translation>Locate…</translation>
    </message>
    <message>
      <location filename="desktop/panels/settings_general.py"/>
      <source>下次启动时生效</source>
      <translation>Takes effect at the next start</translation>
    </message>
    <message>
      <location filename="desktop/panels/settings_general.py"/>
      <source>主题</source>
      <translation>Theme</translation>
    </message>
    <message>
      <location filename="desktop/panels/settings_general.py"/>
      <source>公文仿宋（默认）</source>
      <translation>Official FangSong (default)</translation>
    </message>
    <message>
      <location filename="desktop/panels/settings_general.py"/>
      <source>关闭窗口时，提示有未导出的改动和处理意见</source>
      <translation>On closing, warn of edits and answers not exported</translation>
    </message>
    <message>
      <location filename="desktop/panels/settings_general.py"/>
      <source>写在批注、修订和处理意见上</source>
      <translation>Written on comments, tracked changes and answers</translation>
    </message>
    <message>
      <location filename="desktop/panels/settings_general.py"/>
      <source>另开的稿件用新窗口打开（不勾选时在已打开的窗口中打开）</source>
      <translation>Open further drafts in a new window (otherwise in the window that is open)</translation>
    </message>
    <message>
      <location filename="desktop/panels/settings_general.py"/>
      <location filename="desktop/panels/settings_limits.py"/>
      <location filename="desktop/panels/settings_rules.py"/>
      <source>恢复默认</source>
      <translation>Restore defaults</translation>
    </message>
    <message>
      <location filename="desktop/panels/settings_general.py"/>
      <source>打开待审稿时，自动从规划库取上位规划</source>
      <translation>Take upper plans from the library when a draft is opened</translation>
    </message>
    <message>
      <location filename="desktop/panels/settings_general.py"/>
      <source>正文字体</source>
      <translation>Text font</translation>
    </message>
    <message>
      <location filename="desktop/panels/settings_general.py"/>
      <source>正文字号（磅）</source>
      <translation>Text size (pt)</translation>
    </message>
    <message>
      <location filename="desktop/panels/settings_general.py"/>
      <source>界面语言</source>
      <translation>Language</translation>
    </message>
    <message>
      <location filename="desktop/panels/settings_general.py"/>
      <source>缩放 100% 时的大小，只影响窗口显示</source>
      <translation>Size at 100 % zoom, in this window only</translation>
    </message>
    <message>
      <location filename="desktop/panels/settings_general.py"/>
      <source>自动保存间隔（秒）</source>
      <translation>Autosave interval (s)</translation>
    </message>
    <message>
      <location filename="desktop/panels/settings_general.py"/>
      <source>跟随系统</source>
      <translation>As the system</translation>
    </message>
    <message>
      <location filename="desktop/panels/settings_general.py"/>
      <source>连续输入时最长隔多久保存一次；答复问题后立即保存</source>
      <translation>Longest time between saves while typing; answers are saved at once</translation>
    </message>
    <message>
      <location filename="desktop/panels/settings_limits.py"/>
      <source>各项界限都是本程序的设计取值，不是官方规定，可按本单位习惯调整。</source>
      <translation>The thresholds are this program's own choices, not official rules; adjust them to your office.</translation>
    </message>
    <message>
      <location filename="desktop/panels/settings_limits.py"/>
      <source>默认 {0}</source>
      <translation>default {0}</translation>
    </message>
    <message>
      <location filename="desktop/panels/settings_limits.py"/>
      <source>，已改</source>
      <translation>, changed</translation>
    </message>
    <message>
      <location filename="desktop/panels/settings_rules.py"/>
      <source>停用 {0} 条</source>
      <translation>off: {0}</translation>
    </message>
    <message>
      <location filename="desktop/panels/settings_rules.py"/>
      <source>全部启用</source>
      <translation>All on</translation>
    </message>
    <message>
      <location filename="desktop/panels/settings_rules.py"/>
      <source>显示 {0} 条，已按“{1}”筛选</source>
      <translation>Showing {0}, filtered by "{1}"</translation>
    </message>
    <message>
      <location filename="desktop/panels/settings_rules.py"/>
      <source>查找规则</source>
      <translation>Find a rule</translation>
    </message>
    <message>
      <location filename="desktop/panels/settings_rules.py"/>
      <source>查找规则：编号、名称或说明中的词</source>
      <translation>Find a rule: number, name or words of its text</translation>
    </message>
    <message>
      <location filename="desktop/panels/settings_rules.py"/>
      <source>规则说明</source>
      <translation>About the rule</translation>
    </message>
    <message>
      <location filename="desktop/panels/settings_rules.py"/>
      <source>选中一条规则，这里说明它查什么、为什么、怎么改。</source>
      <translation>Select a rule to see what it checks, why, and what to do.</translation>
    </message>
    <message>
      <location filename="desktop/panels/shelf_details.py"/>
      <source>库中没有“{0}”。</source>
      <translation>"{0}" is not in the library.</translation>
    </message>
    <message>
      <location filename="desktop/panels/shelf_details.py"/>
      <source>指标（{0}）</source>
      <translation>Indicators ({0})</translation>
    </message>
    <message>
      <location filename="desktop/panels/shelf_details.py"/>
      <source>检索结果</source>
      <translation>Results</translation>
    </message>
    <message>
      <location filename="desktop/panels/shelf_details.py"/>
      <source>检索结果（{0}）</source>
      <translation>Results ({0})</translation>
    </message>
    <message>
      <location filename="desktop/panels/shelf_details.py"/>
      <source>概况</source>
      <translation>Overview</translation>
    </message>
    <message>
      <location filename="desktop/panels/shelf_details.py"/>
      <source>输入词句，检索库中规划的正文。</source>
      <translation>Type words to search the text of the plans.</translation>
    </message>
    <message>
      <location filename="desktop/panels/start.py"/>
      <source>加入上位规划…（Ctrl+U）</source>
      <translation>Add upper plan… (Ctrl+U)</translation>
    </message>
    <message>
      <location filename="desktop/panels/start.py"/>
      <source>征求意见</source>
      <translation>Opinions</translation>
    </message>
    <message>
      <location filename="desktop/panels/start.py"/>
      <source>打开待审稿…（Ctrl+O）</source>
      <translation>Open draft… (Ctrl+O)</translation>
    </message>
    <message>
      <location filename="desktop/panels/start.py"/>
      <source>把上级规划拖到这里，可以多份</source>
      <translation>Drop upper plans here, as many as you like</translation>
    </message>
    <message>
      <location filename="desktop/panels/start.py"/>
      <source>把各单位反馈的意见拖到这里，可以多份</source>
      <translation>Drop units' opinions here, as many as you like</translation>
    </message>
    <message>
      <location filename="desktop/panels/start.py"/>
      <source>把要校核的规划草案拖到这里</source>
      <translation>Drop the draft to be checked here</translation>
    </message>
    <message>
      <location filename="desktop/panels/start.py"/>
      <source>新建规划…（Ctrl+N）</source>
      <translation>New plan… (Ctrl+N)</translation>
    </message>
    <message>
      <location filename="desktop/panels/start.py"/>
      <source>读懂规划草案，对照上位规划，找出不一致，写回 Word。文件只在本机读取，原稿不会被改动。</source>
      <translation>Reads plan drafts, compares them with upper plans, finds what does not agree and writes it back to Word. Files are read on this computer only; the original is never changed.</translation>
    </message>
    <message>
      <location filename="desktop/panels/status.py"/>
      <source>取消（Esc）</source>
      <translation>Cancel (Esc)</translation>
    </message>
    <message>
      <location filename="desktop/panels/status.py"/>
      <source>待填 {0}</source>
      <translation>Blanks {0}</translation>
    </message>
    <message>
      <location filename="desktop/panels/status.py"/>
      <source>段落 {0:,}　字数 {1:,}　指标 {2:,}　上位规划 {3} 份</source>
      <translation>Paragraphs {0:,}  Characters {1:,}  Indicators {2:,}  Upper plans {3}</translation>
    </message>
    <message>
      <location filename="desktop/panels/status.py"/>
      <source>自动保存</source>
      <translation>Autosave</translation>
    </message>
    <message>
      <location filename="desktop/panels/status.py"/>
      <source>转到下一处待填（Ctrl+Shift+空格）</source>
      <translation>Go to the next blank (Ctrl+Shift+Space)</translation>
    </message>
    <message>
      <location filename="desktop/preview.py"/>
      <location filename="desktop/versions.py"/>
      <source>{0} {1}</source>
      <translation>{0} {1}</translation>
    </message>
    <message>
      <location filename="desktop/preview.py"/>
      <source>前加一页校核说明：概况、问题数量、所用规划、未校核事项。</source>
      <translation>With a page on the check before it: overview, number of findings, plans used, what was not checked.</translation>
    </message>
    <message>
      <location filename="desktop/preview.py"/>
      <source>另有 {0} 条，此处从略。</source>
      <translation>{0} more, left out here.</translation>
    </message>
    <message>
      <location filename="desktop/preview.py"/>
      <source>批注</source>
      <translation>Comment</translation>
    </message>
    <message>
      <location filename="desktop/preview.py"/>
      <source>批注 {0} 条</source>
      <translation>Comments: {0}</translation>
    </message>
    <message>
      <location filename="desktop/preview.py"/>
      <source>正文改动 {0} 处</source>
      <translation>Edits: {0}</translation>
    </message>
    <message>
      <location filename="desktop/preview.py"/>
      <location filename="desktop/safety/feedback.py"/>
      <source>没有</source>
      <translation>none</translation>
    </message>
    <message>
      <location filename="desktop/preview.py"/>
      <source>结构调整 {0} 处</source>
      <translation>Changes of structure: {0}</translation>
    </message>
    <message>
      <location filename="desktop/preview.py"/>
      <source>（{0}）</source>
      <translation> ({0})</translation>
    </message>
    <message>
      <location filename="desktop/printing.py"/>
      <source>编号</source>
      <translation>Number</translation>
    </message>
    <message>
      <location filename="desktop/register.py"/>
      <source>{0} 处，一致</source>
      <translation>{0}, consistent</translation>
    </message>
    <message>
      <location filename="desktop/register.py"/>
      <source>{0} 处，不一致</source>
      <translation>{0}, inconsistent</translation>
    </message>
    <message>
      <location filename="desktop/register.py"/>
      <source>一致性</source>
      <translation>Consistency</translation>
    </message>
    <message>
      <location filename="desktop/register.py"/>
      <source>出处</source>
      <translation>Source</translation>
    </message>
    <message>
      <location filename="desktop/register.py"/>
      <source>参照</source>
      <translation>Reference</translation>
    </message>
    <message>
      <location filename="desktop/register.py"/>
      <source>安排</source>
      <translation>Commitment</translation>
    </message>
    <message>
      <location filename="desktop/register.py"/>
      <source>性质</source>
      <translation>Kind</translation>
    </message>
    <message>
      <location filename="desktop/register.py"/>
      <source>数值</source>
      <translation>Value</translation>
    </message>
    <message>
      <location filename="desktop/register.py"/>
      <source>现状</source>
      <translation>Current</translation>
    </message>
    <message>
      <location filename="desktop/register.py"/>
      <source>表格</source>
      <translation>Table</translation>
    </message>
    <message>
      <location filename="desktop/rule_settings.py"/>
      <source>设置没有保存：建不了用户数据文件夹。请检查磁盘和权限。</source>
      <translation>Settings were not saved: the user data folder cannot be made. Please check the disk and your rights.</translation>
    </message>
    <message>
      <location filename="desktop/safety/autosave.py"/>
      <source>上次的结构调整和改动没有套用，仍然保留。{0}</source>
      <translation>The changes of structure and text of last time were not applied; they are kept. {0}</translation>
    </message>
    <message>
      <location filename="desktop/safety/autosave.py"/>
      <source>打开后已有新的改动</source>
      <translation>there are new changes since it was opened</translation>
    </message>
    <message>
      <location filename="desktop/safety/autosave.py"/>
      <source>有 {0} 处改动对不上现在的段落，没有套用。</source>
      <translation>Edits that no longer fit their paragraphs, not applied: {0}.</translation>
    </message>
    <message>
      <location filename="desktop/safety/feedback.py"/>
      <source>{0}：{1}，{2:,} 字，{3}，表格 {4}</source>
      <translation>{0}: {1}, characters {2:,}, {3}, tables {4}</translation>
    </message>
    <message>
      <location filename="desktop/safety/feedback.py"/>
      <source>停用的规则：{0}</source>
      <translation>Rules off: {0}</translation>
    </message>
    <message>
      <location filename="desktop/safety/feedback.py"/>
      <source>无</source>
      <translation>none</translation>
    </message>
    <message>
      <location filename="desktop/safety/feedback.py"/>
      <source>没有打开待审稿</source>
      <translation>No draft is open</translation>
    </message>
    <message>
      <location filename="desktop/safety/feedback.py"/>
      <source>量取用时</source>
      <translation>Timing</translation>
    </message>
    <message>
      <location filename="desktop/safety/feedback.py"/>
      <source>问题：{0}</source>
      <translation>Findings: {0}</translation>
    </message>
    <message>
      <location filename="desktop/safety/feedback.py"/>
      <source>阅读</source>
      <translation>Reading</translation>
    </message>
    <message>
      <location filename="desktop/safety/lock.py"/>
      <source>待审稿（只读）</source>
      <translation>Draft (read-only)</translation>
    </message>
    <message>
      <location filename="desktop/session.py"/>
      <source>{0}等 {1} 条</source>
      <translation>{0} and others, {1} in all</translation>
    </message>
    <message>
      <location filename="desktop/session.py"/>
      <source>“{0}”已在上位规划中。</source>
      <translation>"{0}" is an upper plan already.</translation>
    </message>
    <message>
      <location filename="desktop/session.py"/>
      <source>不采纳：{0}</source>
      <translation>Decline: {0}</translation>
    </message>
    <message>
      <location filename="desktop/session.py"/>
      <location filename="desktop/terms.py"/>
      <source>修改</source>
      <translation>Edit</translation>
    </message>
    <message>
      <location filename="desktop/session.py"/>
      <source>忽略规则：{0}</source>
      <translation>Ignore rule: {0}</translation>
    </message>
    <message>
      <location filename="desktop/session.py"/>
      <source>恢复：{0}</source>
      <translation>Reopen: {0}</translation>
    </message>
    <message>
      <location filename="desktop/session.py"/>
      <source>正在打开“{0}”…</source>
      <translation>Opening "{0}"…</translation>
    </message>
    <message>
      <location filename="desktop/session.py"/>
      <source>稍后：{0}</source>
      <translation>Later: {0}</translation>
    </message>
    <message>
      <location filename="desktop/session.py"/>
      <location filename="desktop/versions.py"/>
      <location filename="desktop/work.py"/>
      <source>阅读“{0}”</source>
      <translation>Reading "{0}"</translation>
    </message>
    <message>
      <location filename="desktop/shelf_work.py"/>
      <source>入库</source>
      <translation>Adding</translation>
    </message>
    <message>
      <location filename="desktop/standing.py"/>
      <location filename="desktop/work.py"/>
      <source>阅读待审稿</source>
      <translation>Reading the draft</translation>
    </message>
    <message>
      <location filename="desktop/structure_desk.py"/>
      <source>其间撤销或重做过结构调整，没有改动。请再试一次。</source>
      <translation>A change of structure was undone or redone meanwhile; nothing was changed. Try again.</translation>
    </message>
    <message>
      <location filename="desktop/tables.py"/>
      <source>校核后在这里列出各项指标的数值、位置和前后是否一致。</source>
      <translation>After a check, the value and place of every indicator are listed here, and whether they agree.</translation>
    </message>
    <message>
      <location filename="desktop/tables.py"/>
      <source>没有读到带数值的指标。</source>
      <translation>No indicators with figures were read.</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>一致</source>
      <translation>Equal</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>一般</source>
      <translation>Minor</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>上位</source>
      <translation>Upper</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>不可比</source>
      <translation>Not comparable</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>低于</source>
      <translation>Below</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>供参考</source>
      <translation>For reference</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>区级</source>
      <translation>District</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>单位不同</source>
      <translation>Unit differs</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>县级</source>
      <translation>County</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <location filename="checker/rules/registry.py"/>
      <source>口径不同</source>
      <translation>Definition differs</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>合并</source>
      <translation>Merged</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>同级</source>
      <translation>Peer</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>同级规划</source>
      <translation>Peer plan</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>增设</source>
      <translation>Extra</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>对照上位规划</source>
      <translation>Comparing with upper plan</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>已入库</source>
      <translation>Added</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>已有</source>
      <translation>Already there</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>市级</source>
      <translation>City</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>年份不同</source>
      <translation>Year differs</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>应修改</source>
      <translation>Must change</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>建议完善</source>
      <translation>To improve</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>待定</source>
      <translation>Later</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>文字相同</source>
      <translation>Same text</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <location filename="desktop/versions.py"/>
      <source>新增</source>
      <translation>New</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>未采纳</source>
      <translation>Declined</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>本级</source>
      <translation>Own</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>省级</source>
      <translation>Province</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>移动并修改</source>
      <translation>Moved and edited</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>约束性</source>
      <translation>Binding</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>缺失</source>
      <translation>Missing</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <location filename="checker/rules/registry.py"/>
      <source>部分大于总体</source>
      <translation>Part exceeds whole</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>部分采纳</source>
      <translation>Accepted in part</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>错误</source>
      <translation>Error</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>镇级</source>
      <translation>Town</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>须说明</source>
      <translation>To explain</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>预期性</source>
      <translation>Expected</translation>
    </message>
    <message>
      <location filename="desktop/terms.py"/>
      <source>高于</source>
      <translation>Above</translation>
    </message>
    <message>
      <location filename="desktop/tips.py"/>
      <source>（Alt+Enter 答复）</source>
      <translation> (Alt+Enter to answer)</translation>
    </message>
    <message>
      <location filename="desktop/tips.py"/>
      <source>（Ctrl+Enter 采纳）</source>
      <translation> (Ctrl+Enter to accept)</translation>
    </message>
    <message>
      <location filename="desktop/tips.py"/>
      <source>（单击后按 Ctrl+Enter 采纳）</source>
      <translation> (click, then Ctrl+Enter to accept)</translation>
    </message>
    <message>
      <location filename="desktop/upper_display.py"/>
      <source>与本规划“{0}”对应</source>
      <translation>matches "{0}" of this plan</translation>
    </message>
    <message>
      <location filename="desktop/versions.py"/>
      <source>{0}；指标变动 {1} 项</source>
      <translation>{0}; {1} indicator(s) changed</translation>
    </message>
    <message>
      <location filename="desktop/versions.py"/>
      <source>{0}；问题消除 {1} 条、仍在 {2} 条、新增 {3} 条</source>
      <translation>{0}; findings: {1} settled, {2} still open, {3} new</translation>
    </message>
    <message>
      <location filename="desktop/versions.py"/>
      <source>仍在</source>
      <translation>Still there</translation>
    </message>
    <message>
      <location filename="desktop/versions.py"/>
      <source>修改依据</source>
      <translation>Basis of the change</translation>
    </message>
    <message>
      <location filename="desktop/versions.py"/>
      <source>共 {0} 处改动</source>
      <translation>{0} change(s)</translation>
    </message>
    <message>
      <location filename="desktop/versions.py"/>
      <source>列出改动</source>
      <translation>Listing changes</translation>
    </message>
    <message>
      <location filename="desktop/versions.py"/>
      <source>已消除</source>
      <translation>Gone</translation>
    </message>
    <message>
      <location filename="desktop/versions.py"/>
      <source>校核“{0}”</source>
      <translation>Checking "{0}"</translation>
    </message>
    <message>
      <location filename="desktop/versions.py"/>
      <source>类型</source>
      <translation>Kind</translation>
    </message>
    <message>
      <location filename="desktop/versions.py"/>
      <source>逐段对比</source>
      <translation>Comparing paragraphs</translation>
    </message>
    <message>
      <location filename="desktop/walk.py"/>
      <source>已到开头，转到最后一条</source>
      <translation>Start reached; now at the last</translation>
    </message>
    <message>
      <location filename="desktop/walk.py"/>
      <source>已到末尾，转到第一条</source>
      <translation>End reached; now at the first</translation>
    </message>
    <message>
      <location filename="desktop/writing.py"/>
      <source>另有 {0} 个标题的序号由 Word 自动编号，不用改。</source>
      <translation>Headings that Word numbers itself, left alone: {0}.</translation>
    </message>
    <message>
      <location filename="desktop/writing.py"/>
      <source>序号都是连续的，不用重排。</source>
      <translation>All numbers are in order; nothing to renumber.</translation>
    </message>
    <message>
      <location filename="desktop/writing.py"/>
      <source>本稿指标登记</source>
      <translation>Indicators of this draft</translation>
    </message>
    <message>
      <location filename="desktop/writing.py"/>
      <source>本稿没有目录。</source>
      <translation>This draft has no contents.</translation>
    </message>
    <message>
      <location filename="desktop/writing.py"/>
      <source>查找指标</source>
      <translation>Find an indicator</translation>
    </message>
    <message>
      <location filename="desktop/writing.py"/>
      <source>目录与正文标题一致。</source>
      <translation>The contents agree with the headings.</translation>
    </message>
    <message>
      <location filename="desktop/writing.py"/>
      <source>目录由 Word 生成：导出后在 Word 中全选（Ctrl+A），按 F9 更新，文字和页码一并更新。</source>
      <translation>Word makes the contents: after export select all in Word (Ctrl+A) and press F9 to update text and page numbers.</translation>
    </message>
    <message>
      <location filename="desktop/writing.py"/>
      <source>页码不在此更新，请在定稿排版后核对。</source>
      <translation>Page numbers are not updated here; please check them in the final layout.</translation>
    </message>
  </context>
</TS>
