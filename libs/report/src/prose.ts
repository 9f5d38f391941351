import type { BilingualText } from '@tongxing/contracts';

/** Whole sentences of the report that do not depend on results. */

export const SCORING: BilingualText = {
  zh: '每份答卷按计分键计分：反向题先行转换，量表得分为已答题目的平均值，换算到计分键规定的范围（默认 0 至 100 分）。已答题目少于规定比例（默认 80%）时，该量表不计分，也不作填补。',
  en: "Each submission is scored by its key: reversed items are turned first, and a scale's score is the mean of the answered items on the range the key sets, 0 to 100 unless it says otherwise. With fewer items answered than the key asks for, 80% unless it says otherwise, there is no score, and nothing is filled in.",
};

export const PAIRED: BilingualText = {
  zh: '变化为同一人末线得分减基线得分；只计两轮均有得分者。一组中这样的人来自 4 个或以上站点时，区间与 p 值来自按站点聚类的 CR2 标准误与 Satterthwaite 自由度，配对 t 检验并列给出；不足 4 个站点时只有配对 t 检验（均为双侧）。各轮均值与自基线以来变化的区间依同样规则。标准化变化量 d_z 为平均变化除以变化值的标准差。',
  en: "Change is a person's endline score minus their baseline score; only people scored at both waves count. Where those of an arm come from 4 or more sites, intervals and p-values come from CR2 standard errors by site with Satterthwaite degrees of freedom, and the paired t-test stands beside them; under 4 sites there is the paired t-test alone; both two-sided. Intervals of means at each wave and of changes since baseline follow the same rule. The standardized change d_z is the mean change divided by the standard deviation of the changes.",
};

export const RELIABLE: BilingualText = {
  zh: '个体变化超过界值 1.96·SD·√(2(1−α)) 时，视为超出测量误差；SD 与 α 取自全体基线得分者。它说明变化的大小，不说明原因。',
  en: 'A single change counts as more than measurement error beyond the threshold 1.96·SD·√(2(1−α)), with SD and α from everybody scored at baseline. It tells how large a change was, not why it came about.',
};

export const TOGETHER: BilingualText = {
  zh: '同一领域内各主要结局的组间检验用 Benjamini–Hochberg 法一并校正；区间不含零且校正后 p 低于检验水准，才称为明确差异。',
  en: 'Tests between arms of the primary outcomes of one domain are adjusted together by Benjamini–Hochberg; a difference is called clear when its interval leaves zero out and the adjusted p stays below the level.',
};

export const SAME_AGE: BilingualText = {
  zh: '同龄比较以得分为因变量，轮次与周岁（每岁一个水平）为自变量，只计两轮都有的年龄；有 4 个或以上站点时标准误按站点聚类（CR2），否则按儿童聚类（CR1）。',
  en: 'Children of the same age are compared by least squares of score on wave and age in completed years, each year its own level, over the ages found at both waves, with standard errors by site (CR2) where there are 4 or more, else by child (CR1).',
};

export const SUBGROUPS: BilingualText = {
  zh: '亚组结果为组内的变化或组间差异；“与其余各组之差”为交互项：有对照组时来自同一模型，无对照组时为变化之差，有 4 个或以上站点时标准误按站点聚类（CR2），否则用 Welch t 检验。组内变化依各组变化的规则；亚组或其余各组所在站点不足 4 个时，不估计二者之差。亚组检验未作多重比较校正。',
  en: 'Figures of groups are changes or differences between arms within the group. How far a group stands from all others is the interaction: from the same model where arms are compared, else the difference of changes, with standard errors by site (CR2) where there are 4 or more sites and by Welch’s t under that. Changes within groups follow the rule for arms; where a group or its others are found in too few of the sites, the two are not set against each other. Tests of groups are not adjusted for their number.',
};

export const SENSITIVITY: BilingualText = {
  zh: '有人流失时，另作两项分析：各组分别以基线得分的逻辑回归估计留下的概率，按其倒数加权（组内稳定化）；以及按基线得分、组别及其乘积作 20 次多重插补，用 Rubin 规则合并（自由度按 Barnard 与 Rubin）。组别按站点划分时，插补模型含站点；模拟显示这样得到的区间偏宽，站点越少越宽（95% 区间在 10 个站点时约有 99% 包含真值），只宜看估计值是否移动。',
  en: 'Where somebody was lost, two more analyses stand beside the main one: weights of one over the chance of being followed, by logistic regression on baseline score in each arm, stabilised by arm; and 20 imputations from baseline score, arm and their product, pooled by Rubin’s rules with the degrees of freedom of Barnard and Rubin. Where arms vary from site to site, the imputation model holds sites; simulation shows its intervals to be wider than they need be, the more so the fewer the sites (with 10, intervals at 95% hold the truth 99% of the time): look at whether the estimate moves.',
};

export const ANCOVA: BilingualText = {
  zh: '组间差异来自协方差分析：以末线得分为因变量，基线得分与组别为自变量，最小二乘估计。',
  en: 'Differences between arms come from analysis of covariance: endline score on baseline score and arm, by least squares.',
};

export const SHARES: BilingualText = {
  zh: '“是／否”结局按比例分析，差值以百分点计。组间差异为线性概率模型：以末线回答（是 = 100，否 = 0）为因变量，基线回答与组别为自变量；各组按站点分配时用按站点聚类的 CR2 标准误与 Satterthwaite 自由度，否则用 HC2 标准误。逻辑回归的优势比并列给出，用同样的聚类；若一组全为“是”或全为“否”，优势比不存在。组内变化另附 McNemar 精确检验（中 p 与精确 p）和 Newcombe 区间，二者把个人视为相互独立。若回答有变化的人数不公布，则按同样比例下变化人数较多的情形计算这些检验与区间：区间更宽，p 值更大，不会更窄或更小。',
  en: 'Yes-or-no outcomes are analysed as shares, with differences in percentage points. Differences between arms are linear probability models: endline answer (yes 100, no 0) on baseline answer and arm, with CR2 standard errors by site and Satterthwaite degrees of freedom where arms vary from site to site, else with HC2 errors. Odds ratios by logistic regression stand beside them, with errors by the same clusters; where an arm is all yes or all no there is none. Changes within an arm have McNemar’s exact test (mid-p and exact p) and Newcombe’s interval, both of which take people as independent. Where it is withheld how many changed their answer, these are computed for the same shares with more changed answers: intervals are wider and p larger than need be, never the other way.',
};

export const RANKS: BilingualText = {
  zh: '有序等级之间没有可以相信的距离，因此换算为秩分：基线时低于该等级的人所占百分比，同等级者计一半；全体基线平均为 50。变化与组间差异对秩分用与得分相同的模型。只看次序的检验并列给出：Wilcoxon 符号秩检验与 Stuart–Maxwell 边际齐性检验（把个人视为相互独立）；末线 Cliff δ，各站点内两组都有时用 Mann–Whitney 检验，组别按站点划分时用按站点聚类的 CR2 标准误。',
  en: 'Categories in order have no distances that could be trusted, so they are turned into ridits: the percentage of everybody at baseline who stood lower, those in the same category counted half; everybody at baseline has a mean of 50. Changes and differences of ridits come from the same models as those of scores. Tests by order alone stand beside them: Wilcoxon’s signed-rank test and Stuart and Maxwell’s test of marginal homogeneity, which take people as independent; and Cliff’s delta at endline, by Mann–Whitney where every site holds both arms, with CR2 errors by site where arms vary from site to site.',
};

export const BOUNDS: BilingualText = {
  zh: '总流失与两组之差超出允许界限时，给出界限：流失者取量表的最低分与最高分（Horowitz 与 Manski）；随机分组时另给 Lee 的修剪界限，它假定组别只朝一个方向影响去留。若有孩子因与父母团聚而离开，另把这些孩子取量表两端。界限按未调整的末线平均分计算，不含抽样误差。',
  en: 'Where attrition lies beyond the boundary, bounds are given: those who were lost at the lowest and the highest score (Horowitz and Manski), and, where arms were drawn at random, Lee’s trimmed bounds, which assume that the arm moved people one way only between staying and leaving. Where children left to be with their parents, these are put at either end of the scale by themselves. Bounds are of unadjusted means at endline, sampling error aside.',
};

export const DOSE: BilingualText = {
  zh: '到场天数为基线与末线访谈之间有到场记录的天数（同一天记录多次只算一天；没有任何记录的孩子不计）。末线得分对到场天数与基线得分作最小二乘，三者均标准化，采用按站点聚类的 CR2 标准误；有记录的站点不足 4 个时不作估计。谁来得多并非随机决定，结果只说明关联。',
  en: 'Days attended are the days between the interviews at baseline and endline on which a child is recorded to have come, each day once; children without any record are left out. Endline is regressed on days and baseline by least squares, all three standardized, with CR2 errors by site; with fewer than 4 sites recorded nothing is estimated. Who comes often was not drawn at random, so that this tells of association only.',
};

export const BASELINE = (outcome: BilingualText): BilingualText => ({
  zh: `以下为基线与末线均有“${outcome.zh}”结果者，即该结局主要分析所依据的人。人数过少的类别不公布，为防倒推另有类别一并隐去。`,
  en: `These are the people with both baseline and endline on “${outcome.en}”: those on whom its main analysis rests. Groups of few people are withheld, and with them others from which they could be worked out.`,
});

export const BALANCE: BilingualText = {
  zh: '标准化差异为前者减后者的基线差异除以标准差（Hedges g；各人只处于量表两端之一时为 Cox 指数），按美国 What Works Clearinghouse 的界限判断：绝对值不超过 0.05 视为等同；0.05 至 0.25 之间须在模型中调整基线；超过 0.25 不能视为等同，只描述变化。',
  en: 'The standardized difference is the first arm’s baseline less the second’s in standard deviations (Hedges’ g; Cox’s index where everybody stands at one of the two ends), read by the bounds of the What Works Clearinghouse: up to 0.05 arms count as equivalent; from 0.05 to 0.25 the model must adjust for baseline; beyond 0.25 they are not equivalent, and only change is described.',
};

export const OF_SITES: BilingualText = {
  zh: '关于站点（如村）的工具以站点为单位分析：每个站点一行，n 为站点数；同一轮多次评定取平均（是／否与等级取中位数，并列时取较低者）。站点归入其参与者所在的组；没有评定的站点算作流失。',
  en: 'Instruments about a site, such as a village, are analysed with sites as units: one row a site, and n counts sites; several ratings at a wave are averaged, and of yes-or-no outcomes and categories the median stands, the lower of two. A site belongs to the arm of its people; one without a rating counts as lost.',
};

export const SITES: BilingualText = {
  zh: '各站点的平均变化按经验贝叶斯估计：人数越少，越向该组均值收缩，因此不是排名；区间为 95%，方差按 REML 估计并视为已知。站点不具名，按变化由低到高排列；人数过少的站点不列出，一组可列出的站点不足三个时全部不列。虚线为该组均值。',
  en: 'The mean change at each site is an empirical Bayes estimate: it is drawn towards the mean of its arm, the more so the fewer people it rests on, and is no ranking. Intervals are at 95%, with variances by REML taken as known. Sites have no names and stand in the order of their change; those with too few people are not shown, and none is where an arm has fewer than three to show. The dashed line is the mean of the arm.',
};

export const ATTENDANCE: BilingualText = {
  zh: '每格为该中心当月有记录的日子里孩子到场的比例，取最近的 5%。当月有记录的孩子少于 10 人的不公布；中心不具名，按到场比例由高到低排列；一组可公布的中心不足三个时全部不列。没有记录的活动日不在其中。',
  en: 'Each cell is the share of recorded days on which children of a centre came in that month, to the nearest 5%. Months with fewer than 10 children recorded are withheld; centres have no names and stand in the order of their attendance; none is shown where an arm has fewer than three to show. Days that were not recorded are not in it.',
};

export const ALPHA: BilingualText = {
  zh: '内部一致性为 Cronbach α，按各轮完整作答者计算；由清单构成的指数不计算 α。',
  en: "Internal consistency is Cronbach's alpha, each wave on those who answered every item. Indices that are made up of their items have none.",
};

export const DISCLOSURE: BilingualText = {
  zh: '少于 10 人的组不公布数字；为使本报告各表的数字合在一起也无法倒推，另有必要的人数一并隐去，如流失人数很少时的基线人数。',
  en: 'Figures that rest on fewer than 10 people are withheld, and with them as many other counts as it takes that none can be worked out from all tables of this report together: where few were lost, for example, the number at baseline.',
};

export const TRACE: BilingualText = {
  zh: '以下校验值可用于核对：同样的数据、方案与程序版本，得到同样的结果与同样的报告文件。',
  en: 'These hashes let the report be checked: the same data, plan and software version give the same results and the same file.',
};

export const READING: BilingualText = {
  zh: '得分的单位见各量表。方块实心表示区间不含零，空心表示区间包含零，即未见明确差异。',
  en: 'The unit of each score is stated with its scale. A full square means that the interval leaves zero out; a hollow one that it holds zero, so that no clear difference was seen.',
};
