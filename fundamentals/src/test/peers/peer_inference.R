# Recomputes the main numbers of the lesson "inference" with R, and draws the resamples that both sides share.
#
# Run from the root of the project:  Rscript fundamentals/src/test/peers/peer_inference.R
# The values stand in InferencePeersTest; the draws go to fundamentals/src/test/resources/gradus/fundamentals/inference.

data <- "datasets/src/main/resources/gradus/datasets/"
draws <- "fundamentals/src/test/resources/gradus/fundamentals/inference/"
show <- function(name, ...) cat(sprintf("%-34s", name), sprintf("%.16g", c(...)), "\n")

sleep <- read.csv(paste0(data, "sleep/sleep.csv"))
one <- sleep$extra[sleep$group == 1]
two <- sleep$extra[sleep$group == 2]
names <- read.csv(gzfile(paste0(data, "resume_names/resume_names.csv.gz")))
calls <- table(names$ethnicity, names$call)[c("cauc", "afam"), c("yes", "no")]
plants <- read.csv(paste0(data, "plant_growth/plant_growth.csv"))
weight <- split(plants$weight, plants$group)

cat(R.version.string, "\n")
t <- t.test(two, one); show("sleep, Welch: t df p low high", t$statistic, t$parameter, t$p.value, t$conf.int)
t <- t.test(two, one, paired = TRUE); show("sleep, paired: t p low high", t$statistic, t$p.value, t$conf.int)
t <- t.test(weight$trt2, mu = 5, conf.level = 0.9); show("trt2 against 5: t p low high", t$statistic, t$p.value, t$conf.int)
for (pair in list(c("ctrl", "trt1"), c("ctrl", "trt2"), c("trt1", "trt2"))) {
  t <- t.test(weight[[pair[1]]], weight[[pair[2]]])
  show(paste("plants, Welch:", pair[1], pair[2]), t$statistic, t$p.value, t$conf.int)
}
x <- chisq.test(calls, correct = FALSE); show("names: chi-squared p", x$statistic, x$p.value)
x <- prop.test(calls, correct = FALSE); show("names: low high", x$conf.int)
x <- chisq.test(table(names$city, names$wanted)); show("city by job: chi-squared df p", x$statistic, x$parameter, x$p.value)
x <- chisq.test(c(20, 30, 50, 12), p = c(0.2, 0.3, 0.4, 0.1)); show("fit: chi-squared p", x$statistic, x$p.value)
x <- fisher.test(calls); show("names, Fisher: p", x$p.value)
x <- fisher.test(matrix(c(3, 1, 1, 3), 2)); show("tea, Fisher: p", x$p.value)
x <- ks.test(one, two, exact = TRUE); show("sleep, KS: D p", x$statistic, x$p.value)
x <- ks.test(weight$trt1, weight$trt2, exact = TRUE); show("plants, KS: D p", x$statistic, x$p.value)
x <- ks.test(names$experience[names$call == "yes"], names$experience[names$call == "no"], exact = FALSE)
show("experience, KS in the limit: D p", x$statistic, x$p.value)
x <- ks.test(weight$ctrl, "pnorm", 5, 0.6); show("ctrl against normal, KS: D p", x$statistic, x$p.value)

questions <- c("honors", "volunteer", "military", "holes", "school", "email", "computer", "special", "college", "equal",
               "requirements", "reqexp", "reqcomm", "reqeduc", "reqcomp", "reqorg")
p <- sapply(questions, function(q) chisq.test(table(names[[q]], names$call), correct = FALSE)$p.value)
show("sixteen questions: p", p)
show("Benjamini-Hochberg", p.adjust(p, "BH"))
show("Holm", p.adjust(p, "holm"))

for (n in c(10, 17, 64)) show(paste("power, half a deviation, n", n), power.t.test(n, 0.5, strict = TRUE)$power)
show("n for 80%, half a deviation", power.t.test(power = 0.8, delta = 0.5, strict = TRUE)$n)
show("n for 90%, one deviation, 1%", power.t.test(power = 0.9, delta = 1, sig.level = 0.01, strict = TRUE)$n)

both <- c(weight$ctrl, weight$trt2)
splits <- combn(20, 10, function(rows) mean(both[rows]) - mean(both[-rows]))
show("ctrl and trt2, all splits: p", mean(abs(splits) >= abs(mean(weight$ctrl) - mean(weight$trt2)) - 1e-9))
gain <- round(two - one, 1)
signs <- as.matrix(expand.grid(rep(list(c(-1, 1)), 10))) %*% gain
show("sleep, all signs: p", mean(abs(signs) >= sum(gain) - 1e-9))

suppressWarnings(RNGversion("4.2.0")); set.seed(20240517)
rows <- t(replicate(999, sample(20, 10)))
write.table(rows - 1, paste0(draws, "shuffles.csv"), sep = ",", row.names = FALSE, col.names = FALSE, eol = "\n")
by_draw <- apply(rows, 1, function(r) mean(both[r]) - mean(both[-r]))
hits <- sum(abs(by_draw) >= abs(mean(weight$ctrl) - mean(weight$trt2)) - 1e-9)
show("ctrl and trt2, these shuffles: p", (1 + hits) / 1000)
rows <- t(replicate(999, sample(10, 10, replace = TRUE)))
write.table(rows - 1, paste0(draws, "resamples.csv"), sep = ",", row.names = FALSE, col.names = FALSE, eol = "\n")
tenths <- round(10 * gain)
means <- apply(rows, 1, function(r) mean(tenths[r]))
show("gain in tenths: standard error", sd(means))
show("gain in tenths: percentile", quantile(means, c(0.025, 0.975)))
z0 <- qnorm(mean((means < mean(tenths)) + (means <= mean(tenths))) / 2)
left <- sapply(1:10, function(i) mean(tenths[-i])); away <- mean(left) - left
a <- sum(away^3) / (6 * sum(away^2)^1.5)
ends <- z0 + qnorm(c(0.025, 0.975))
show("gain in tenths: BCa", quantile(means, pnorm(z0 + ends / (1 - a * ends))))
