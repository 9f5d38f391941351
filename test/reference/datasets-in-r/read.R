# Reads what our writers wrote, by programs that know nothing of them, and prints it as JSON.
# usage: Rscript read.R FOLDER, with one file of it named like each function below, with or without -zh, -en
suppressPackageStartupMessages(library(jsonlite))

# Numbers as texts: JSON would keep fifteen of their digits.
plain <- function(x) {
  attributes(x) <- NULL
  if (is.character(x)) x else ifelse(is.na(x), NA, sprintf("%.17g", x))
}
labelled <- function(labels) {
  if (is.null(labels)) return(NULL)
  list(values = I(as.numeric(unclass(unname(labels)))), texts = I(enc2utf8(names(labels))))
}
variable <- function(name, x, label, values, labels, extra = list()) {
  c(list(name = name, label = label, values = I(values), labels = labels), extra)
}

haven_sav <- function(file) {
  data <- haven::read_sav(file, user_na = TRUE)
  lapply(names(data), function(name) {
    x <- data[[name]]
    extra <- list(missing = I(as.numeric(attr(x, "na_values"))))
    variable(name, x, attr(x, "label"), plain(x), labelled(attr(x, "labels")), extra)
  })
}

foreign_sav <- function(file) {
  data <- suppressWarnings(foreign::read.spss(file, use.value.labels = FALSE, use.missings = FALSE,
    trim.factor.names = TRUE, reencode = "UTF-8", duplicated.value.labels = "append"))
  labels <- attr(data, "label.table")
  texts <- attr(data, "variable.labels")
  lapply(names(data), function(name) {
    x <- data[[name]]
    if (is.character(x)) x <- sub(" +$", "", x)
    variable(name, x, unname(texts[name]), plain(x), NULL, list(coded = I(as.numeric(labels[[name]]))))
  })
}

haven_dta <- function(file) {
  data <- haven::read_dta(file)
  lapply(names(data), function(name) {
    x <- data[[name]]
    labels <- attr(x, "labels")
    extra <- if (is.character(x)) list() else list(tags = I(haven::na_tag(x)),
      label_tags = I(if (is.null(labels)) character() else haven::na_tag(labels)))
    variable(name, x, attr(x, "label"), plain(x), labelled(labels), extra)
  })
}

readstata13_dta <- function(file) {
  data <- readstata13::read.dta13(file, convert.factors = FALSE, missing.type = TRUE)
  list(
    names = I(names(data)), labels = I(attr(data, "var.labels")), tables = attr(data, "label.table"),
    sets = I(attr(data, "val.labels")), characteristics = attr(data, "expansion.fields"), title = attr(data, "datalabel"),
    values = lapply(data, function(x) I(plain(x))), missing = attr(data, "missing"), types = I(attr(data, "types")))
}

readxl_xlsx <- function(file) {
  sheets <- readxl::excel_sheets(file)
  read <- function(sheet) {
    cells <- readxl::read_excel(file, sheet = sheet, col_names = FALSE, col_types = "text", trim_ws = FALSE, .name_repair = "minimal")
    lapply(seq_len(nrow(cells)), function(i) I(unlist(cells[i, ], use.names = FALSE)))
  }
  setNames(lapply(sheets, read), sheets)
}

folder <- commandArgs(TRUE)[1]
files <- list.files(folder)
result <- lapply(files, function(file) get(sub("-.*", "", file))(file.path(folder, file)))
cat(toJSON(setNames(result, files), digits = I(17), na = "null", null = "null", auto_unbox = TRUE))
