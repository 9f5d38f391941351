# Small invented data and what R says of them. Prints small-study.json:
#   Rscript small-study.R > small-study.json
number <- function(x) ifelse(is.na(x), "null", formatC(x, digits = 17, format = "g"))
json <- function(x) {
  if (is.list(x)) paste0("{", paste0('"', names(x), '": ', vapply(x, json, ""), collapse = ", "), "}")
  else if (length(x) == 1 && is.null(attr(x, "column"))) number(x)
  else paste0("[", paste(number(x), collapse = ", "), "]")
}
column <- function(...) structure(c(...), column = TRUE)

## Cronbach's alpha -------------------------------------------------------------------------------
alpha <- function(items) {
  x <- na.omit(do.call(cbind, items)); k <- ncol(x)
  list(n = nrow(x), items = k, alpha = k / (k - 1) * (1 - sum(diag(cov(x))) / sum(cov(x))))
}
items <- list(
  a = column(3, 2, 1, NA, 3, 0, 2, 1, 3, 2, 0, 1),
  b = column(3, 1, 1, 2, 2, 0, 2, 1, 3, 3, 1, 0),
  c = column(2, 2, 0, 3, 3, 1, NA, 1, 3, 2, 0, 1),
  d = column(3, 2, 1, 1, 3, 0, 1, 2, 2, 2, 1, 1)
)
opposed <- list(a = column(0, 3, 1, 2, 3, 1, 0), b = column(3, 1, 2, 0, 1, 2, 2))

## Paired change -----------------------------------------------------------------------------------
paired <- function(before, after, level) {
  both <- !is.na(before) & !is.na(after); x <- before[both]; y <- after[both]
  test <- t.test(y, x, paired = TRUE, conf.level = level); change <- y - x
  list(n = sum(both), meanBefore = mean(x), meanAfter = mean(y), change = mean(change), sdChange = sd(change),
    se = test$stderr, t = unname(test$statistic), df = unname(test$parameter), p = test$p.value,
    low = test$conf.int[1], high = test$conf.int[2], dz = mean(change) / sd(change))
}
thirds <- list(
  before = column(c(0, 1, 2, 1, NA, 3, 2, 1, 0, 2, 1, 1, 2, 0, 3) * 100 / 3),
  after = column(c(1, 1, 3, 2, 2, 3, 1, 2, NA, 3, 2, 1, 3, 2, 3) * 100 / 3)
)
tiny <- list(before = column(41.2, 55.1), after = column(44.9, 63.7))
strong <- list(before = column(1:40 + 0), after = column(1:40 + 20 + sin(1:40)))

## Mean of clusters: CR2 by whole matrices, and Satterthwaite's df from the moments of its quadratic form ------
clustered <- function(outcome, cluster, level) {
  used <- !is.na(outcome); y <- outcome[used]; g <- cluster[used]; n <- length(y)
  power <- function(m, p) { e <- eigen(m, symmetric = TRUE); e$vectors %*% diag(e$values^p, nrow(m)) %*% t(e$vectors) }
  x <- matrix(1, n); bread <- solve(crossprod(x)); rest <- diag(n) - x %*% bread %*% t(x)
  forms <- lapply(unique(g), function(k) {
    rows <- which(g == k)
    drop(bread %*% t(x[rows, , drop = FALSE]) %*% power(rest[rows, rows, drop = FALSE], -0.5) %*% rest[rows, ])
  })
  form <- Reduce(`+`, lapply(forms, function(f) outer(f, f)))
  se <- sqrt(drop(t(y) %*% form %*% y)); values <- eigen(form, symmetric = TRUE)$values
  df <- sum(values)^2 / sum(values^2); t <- mean(y) / se; margin <- qt(0.5 + level / 2, df) * se
  list(n = n, clusters = length(forms), estimate = mean(y), se = se, t = t, df = df,
    p = 2 * pt(-abs(t), df), low = mean(y) - margin, high = mean(y) + margin)
}
centres <- list(
  outcome = column(4, 7, -2, 5, 9, 1, -3, NA, 2, 8, 6, 11, 0, -1, 3, 12, 5, 4),
  cluster = column(1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 5, 5, 5, 4, 4, 4)
)

## ANCOVA and least squares ------------------------------------------------------------------------
ancova <- function(d) {
  fit <- lm(endline ~ baseline + treatment, d); s <- coef(summary(fit))["treatment", ]
  limits <- confint(fit)["treatment", ]; used <- model.frame(fit)
  list(n = nrow(used), nTreatment = sum(used$treatment == 1), nComparison = sum(used$treatment == 0),
    estimate = s[[1]], se = s[[2]], t = s[[3]], df = fit$df.residual, p = s[[4]], low = limits[[1]], high = limits[[2]])
}
arms <- list(
  endline = column(62, 55, 71, NA, 48, 66, 80, 59, 52, 41, 63, 47, 55, 38, 60, 50),
  baseline = column(50, 45, 61, 40, 39, 52, 70, 51, 50, 42, 58, NA, 49, 40, 57, 48),
  treatment = column(rep(1, 8), rep(0, 8))
)

# Longley 1967: the classic test of least squares, with a condition number of 5e9.
fit <- lm(Employed ~ GNP.deflator + GNP + Unemployed + Armed.Forces + Population + Year, longley)
predictors <- list(constant = column(rep(1, 16)), deflator = column(longley$GNP.deflator), gnp = column(longley$GNP),
  unemployed = column(longley$Unemployed), forces = column(longley$Armed.Forces),
  population = column(longley$Population), year = column(longley$Year + 0))

## Student's t -------------------------------------------------------------------------------------
grid <- expand.grid(t = c(0, 1e-8, 0.5, 2, 12.7, 60), df = c(1, 2.37, 12, 1500))
levels <- expand.grid(level = c(0.5, 0.9, 0.95, 0.999), df = c(1, 2.6, 17.43, 1e5))

cat(json(list(
  alpha = list(
    consistent = list(data = items, expected = alpha(items)),
    opposed = list(data = opposed, expected = alpha(opposed))
  ),
  paired = list(
    thirds = list(data = thirds, level = 0.95, expected = paired(thirds$before, thirds$after, 0.95)),
    narrower = list(data = thirds, level = 0.8, expected = paired(thirds$before, thirds$after, 0.8)),
    tiny = list(data = tiny, level = 0.95, expected = paired(tiny$before, tiny$after, 0.95)),
    strong = list(data = strong, level = 0.95, expected = paired(strong$before, strong$after, 0.95))
  ),
  clustered = list(
    unequal = list(data = centres, level = 0.95, expected = clustered(centres$outcome, centres$cluster, 0.95)),
    narrower = list(data = centres, level = 0.8, expected = clustered(centres$outcome, centres$cluster, 0.8))
  ),
  ancova = list(arms = list(data = arms, expected = ancova(as.data.frame(arms)))),
  longley = list(
    data = c(list(employed = column(longley$Employed)), predictors),
    expected = list(coefficients = column(unname(coef(fit))),
      standardErrors = column(unname(coef(summary(fit))[, 2])), df = fit$df.residual)
  ),
  student = list(
    t = column(grid$t), df = column(grid$df), p = column(2 * pt(grid$t, grid$df, lower.tail = FALSE)),
    level = column(levels$level), levelDf = column(levels$df),
    critical = column(qt(0.5 + levels$level / 2, levels$df))
  )
)), "\n")
