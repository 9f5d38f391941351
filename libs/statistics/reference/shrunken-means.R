# One-way random effects by REML and Henderson's mixed-model equations, by whole matrices; no package of R is used.
y <- c(4, 7, -2, 5, 9, 1, -3, 2, 8, 6, 11, 0, -1, 3, 12, 5, 4, 14, 9)
g <- c(1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 5, 5, 4, 4, 4, 4, 3)
n <- length(y); x <- matrix(1, n); z <- model.matrix(~ factor(g) - 1)
fit <- function(v) {
  inv <- solve(v); xvx <- drop(t(x) %*% inv %*% x); b <- drop(t(x) %*% inv %*% y) / xvx; r <- y - b
  list(b = b, xvx = xvx, dev = as.numeric(determinant(v)$modulus) + log(xvx) + drop(t(r) %*% inv %*% r))
}
v <- function(p) exp(p[1]) * tcrossprod(z) + exp(p[2]) * diag(n)
best <- optim(c(1, 2), function(p) fit(v(p))$dev, method = "BFGS", control = list(reltol = 1e-16, maxit = 1000))
best <- optim(best$par, function(p) fit(v(p))$dev, control = list(reltol = 1e-16, maxit = 5000))
tau2 <- exp(best$par[1]); s2 <- exp(best$par[2])
w <- cbind(x, z); lhs <- crossprod(w) / s2 + diag(c(0, rep(1 / tau2, ncol(z)))); cov <- solve(lhs)
sol <- drop(cov %*% crossprod(w, y)) / s2
k <- cbind(1, diag(ncol(z)))
cat(formatC(c(sol[1], sqrt(tau2), sqrt(s2)), digits = 10, format = "g"), "\n")
cat(formatC(drop(k %*% sol), digits = 10, format = "g"), "\n")
cat(formatC(sqrt(diag(k %*% cov %*% t(k))), digits = 10, format = "g"), "\n")
